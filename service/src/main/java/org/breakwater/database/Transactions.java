package org.breakwater.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction, as one of two roles: the writer, who adds to the record and keeps
 * the readings, or the reader, who sees what the named viewer may see (row-level security). Outside
 * of these, the application's connections may do nothing.
 */
public final class Transactions {
  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;

  public Transactions(DataSource application) {
    this.jdbc = new JdbcTemplate(application);
    this.client = JdbcClient.create(jdbc);
    var manager = new DataSourceTransactionManager(application);
    this.writing = new TransactionTemplate(manager);
    var readOnly = new DefaultTransactionDefinition();
    readOnly.setReadOnly(true);
    // All queries of one page see one state of the record.
    readOnly.setIsolationLevel(DefaultTransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.reading = new TransactionTemplate(manager, readOnly);
  }

  /** As whom the running transaction acts. */
  private enum Acting {
    READER,
    WRITER
  }

  /**
   * Runs work as the writer; joins a writing transaction that is under way.
   *
   * @throws RecordUnavailable when the database is lost; says whether anything was saved
   */
  public <T> T writing(Supplier<T> work) {
    return within(Acting.WRITER, writing, Map.of(), work);
  }

  /** The same for work without a result. */
  public void writing(Runnable work) {
    writing(() -> {
      work.run();
      return true;
    });
  }

  /**
   * Runs work as the reader, read-only, under the given settings ({@code app.user}, ...), which the
   * policies of row-level security ask; joins a reading transaction that is under way.
   */
  public <T> T reading(Map<String, String> settings, Supplier<T> work) {
    return within(Acting.READER, reading, settings, work);
  }

  /** For statements of the running transaction. */
  public JdbcClient jdbc() {
    return client;
  }

  /** For batches of the running transaction. */
  public JdbcTemplate batch() {
    return jdbc;
  }

  private <T> T within(
      Acting acting, TransactionTemplate template, Map<String, String> settings, Supplier<T> work) {
    if (TransactionSynchronizationManager.getResource(this) instanceof Acting running) {
      if (running != acting) {
        throw new IllegalStateException("a " + running + " cannot act as a " + acting);
      }
      return work.get();
    }
    TransactionSynchronizationManager.bindResource(this, acting);
    boolean[] worked = {false};
    try {
      T result =
          template.execute(_ -> {
            become(acting, settings);
            T done = work.get();
            worked[0] = true;
            return done;
          });
      return require(result);
    } catch (CannotCreateTransactionException
        | DataAccessResourceFailureException
        | TransientDataAccessResourceException e) {
      throw new RecordUnavailable(RecordUnavailable.Saved.NOTHING, e);
    } catch (TransactionSystemException e) {
      throw new RecordUnavailable(
          worked[0] && acting == Acting.WRITER
              ? RecordUnavailable.Saved.UNKNOWN
              : RecordUnavailable.Saved.NOTHING,
          e);
    } catch (RuntimeException e) {
      throw lost(e) ? new RecordUnavailable(unknownIf(worked[0] && acting == Acting.WRITER), e) : e;
    } finally {
      TransactionSynchronizationManager.unbindResource(this);
    }
  }

  private static RecordUnavailable.Saved unknownIf(boolean unknown) {
    return unknown ? RecordUnavailable.Saved.UNKNOWN : RecordUnavailable.Saved.NOTHING;
  }

  /** Whether the connection broke: SQL states of class 08, and a server that is shutting down. */
  private static boolean lost(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P");
      }
    }
    return false;
  }

  private static <T> T require(@Nullable T result) {
    if (result == null) {
      throw new IllegalStateException("work of a transaction gives a result");
    }
    return result;
  }

  /** One round trip: the role for this transaction, and what its policies ask. */
  private void become(Acting acting, Map<String, String> settings) {
    var sql = new StringBuilder("select set_config('role', ?, true)");
    List<Object> values = new ArrayList<>();
    values.add("breakwater_" + acting.name().toLowerCase(java.util.Locale.ROOT));
    settings.forEach((name, value) -> {
      sql.append(", set_config(?, ?, true)");
      values.add(name);
      values.add(value);
    });
    jdbc.query(sql.toString(), _ -> {}, values.toArray());
  }
}
