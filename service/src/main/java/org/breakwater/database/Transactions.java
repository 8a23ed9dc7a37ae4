package org.breakwater.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
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
  private static final String BECOME_WRITER = "set local role breakwater_writer";

  /**
   * Rows are looked up in an index each, however many a batch is about: by its own reckoning
   * PostgreSQL reads a whole table instead as soon as some hundred rows of it are asked for, so
   * that a batch takes the longer the more is on record.
   */
  private static final String BY_KEY =
      """
      ; select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true), set_config('random_page_cost', '1', true)\
      """;

  /**
   * Planned once on a connection; perhaps while the record was empty, but then by the same rules.
   */
  private static final String PLANNED_ONCE =
      ", set_config('plan_cache_mode', 'force_generic_plan', true)";

  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final TransactionTemplate writing;
  private final TransactionTemplate reading;

  /**
   * The pool serves whoever comes back first: with more at once than it has connections, some would
   * be served again and again, and others refused after ten seconds. Here they wait in order.
   */
  private final Semaphore turns = new Semaphore(Database.POOL, true);

  public Transactions(DataSource application) {
    this.jdbc = new JdbcTemplate(application);
    this.client = JdbcClient.create(jdbc);
    var manager = new JdbcTransactionManager(application);
    this.writing = new TransactionTemplate(manager);
    var readOnly = new DefaultTransactionDefinition();
    readOnly.setReadOnly(true);
    this.reading = new TransactionTemplate(manager, readOnly);
  }

  /** As whom a transaction acts. */
  private enum Acting {
    READER,
    WRITER
  }

  /** What is asked before anything else, in the round trip in which the writer is become. */
  private sealed interface First {
    /** Answered with numbers. */
    record Question(String sql, int number) implements First {}

    /** Answered with nothing of interest; what follows looks up rows by their keys. */
    record ByKey(String sql, boolean few) implements First {}
  }

  /** The transaction that is under way on this thread. */
  private record Running(Acting acting, Map<String, String> settings) {
    /** The one thing that may differ between reads of one viewer: time goes on while they read. */
    private static final String MOMENT = "app.time";

    Running {
      settings = Map.copyOf(settings);
      for (String name : settings.keySet()) {
        if (!name.startsWith("app.")) {
          throw new IllegalArgumentException("only settings named app. are for policies: " + name);
        }
      }
    }

    /** Whether work may join: as the same role, and as the same viewer. */
    void admit(Acting other, Map<String, String> otherSettings) {
      if (other != acting) {
        throw new IllegalStateException("a " + acting + " cannot act as a " + other);
      }
      if (!viewer(settings).equals(viewer(otherSettings))) {
        throw new IllegalStateException("a read as one viewer cannot go on as another");
      }
    }

    private static Map<String, String> viewer(Map<String, String> settings) {
      var viewer = new HashMap<>(settings);
      viewer.remove(MOMENT);
      return viewer;
    }
  }

  /**
   * Runs work as the writer; joins a writing transaction that is under way.
   *
   * @throws RecordUnavailable when the database is lost; says whether anything was saved
   */
  public <T> T writing(Supplier<T> work) {
    return within(Acting.WRITER, writing, Map.of(), null, _ -> work.get());
  }

  /**
   * Runs work as the writer on what a question is answered, which is asked in the same round trip
   * as it takes to become the writer.
   *
   * @param question a statement that takes one number and gives rows of one number
   */
  public <T> T writing(String question, int number, Function<List<Long>, T> work) {
    return within(Acting.WRITER, writing, Map.of(), new First.Question(question, number), work);
  }

  /**
   * Runs work as the writer whose statements look up rows by their keys, and read no whole tables.
   * Joins a writing transaction that is under way, and leaves how that one plans as it is.
   *
   * @param few whether no statement is about more than some rows: each is then planned once on a
   *     connection, and not anew for what it is asked with
   * @param first a statement without parameters, run in the round trip in which the writer is
   *     become
   */
  public <T> T writingByKey(boolean few, String first, Supplier<T> work) {
    return within(Acting.WRITER, writing, Map.of(), new First.ByKey(first, few), _ -> work.get());
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
   * policies of row-level security ask; joins a reading transaction of the same viewer that is
   * under way.
   *
   * @throws IllegalStateException within a writing transaction, or within another viewer's
   * @throws RecordUnavailable when the database is lost
   */
  public <T> T reading(Map<String, String> settings, Supplier<T> work) {
    return within(Acting.READER, reading, settings, null, _ -> work.get());
  }

  /** Whether this thread is within a transaction of either kind. */
  public boolean underWay() {
    return TransactionSynchronizationManager.getResource(this) instanceof Running;
  }

  /** For statements of the running transaction. */
  public JdbcClient jdbc() {
    return client;
  }

  /**
   * From here on, each statement of the running transaction is planned once on a connection and not
   * anew for what it is asked with: where row-level security of several tables is asked, planning
   * takes longer than finding. For statements whose best plan is the same for all who ask.
   */
  public void planOnce() {
    jdbc.execute("set local plan_cache_mode = force_generic_plan");
  }

  /** For batches of the running transaction. */
  public JdbcTemplate batch() {
    return jdbc;
  }

  /**
   * For statements of the running transaction on another thread that works for it: they take turns
   * with this thread's on the one connection. Of use until the transaction ends.
   */
  public JdbcTemplate shared() {
    return require(
        jdbc.execute(
            (ConnectionCallback<JdbcTemplate>)
                connection -> new JdbcTemplate(new SingleConnectionDataSource(connection, true))));
  }

  private <T> T within(
      Acting acting,
      TransactionTemplate template,
      Map<String, String> settings,
      @Nullable First first,
      Function<List<Long>, T> work) {
    if (TransactionSynchronizationManager.getResource(this) instanceof Running running) {
      running.admit(acting, settings);
      return work.apply(joining(first));
    }
    var running = new Running(acting, settings);
    waitForTurn();
    TransactionSynchronizationManager.bindResource(this, running);
    boolean[] worked = {false};
    try {
      return require(
          template.execute(_ -> {
            T done = require(work.apply(become(running, first)));
            worked[0] = true;
            return done;
          }));
    } catch (CannotCreateTransactionException e) {
      throw new RecordUnavailable(RecordUnavailable.Saved.NOTHING, e);
    } catch (RuntimeException e) {
      // Nothing but a broken connection keeps a transaction from being undone or committed.
      if (!(e instanceof TransactionSystemException) && !lost(e)) {
        throw e;
      }
      // Lost while it was told to commit: it may have, and the answer got lost.
      boolean doubt = worked[0] && acting == Acting.WRITER;
      throw new RecordUnavailable(
          doubt ? RecordUnavailable.Saved.UNKNOWN : RecordUnavailable.Saved.NOTHING, e);
    } finally {
      TransactionSynchronizationManager.unbindResource(this);
      turns.release();
    }
  }

  private List<Long> joining(@Nullable First first) {
    return switch (first) {
      case null -> List.of();
      case First.Question(var sql, var number) -> jdbc.queryForList(sql, Long.class, number);
      case First.ByKey(var sql, _) -> {
        jdbc.execute(sql);
        yield List.of();
      }
    };
  }

  private void waitForTurn() {
    try {
      if (turns.tryAcquire(Database.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      throw new RecordUnavailable(
          RecordUnavailable.Saved.NOTHING, new TimeoutException("more ask than can be served"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecordUnavailable(RecordUnavailable.Saved.NOTHING, e);
    }
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

  /** One round trip: the role for this transaction, what its policies ask, and what is asked. */
  private List<Long> become(Running running, @Nullable First first) {
    if (first instanceof First.Question question) {
      return writerAsking(question);
    }
    if (first instanceof First.ByKey(var sql, var few)) {
      jdbc.execute(BECOME_WRITER + BY_KEY + (few ? PLANNED_ONCE : "") + "; " + sql);
      return List.of();
    }
    switch (running.acting()) {
      case WRITER -> jdbc.execute(BECOME_WRITER);
      case READER -> becomeReader(running.settings());
    }
    return List.of();
  }

  private List<Long> writerAsking(First.Question first) {
    PreparedStatementCallback<List<Long>> ask =
        statement -> {
          statement.setInt(1, first.number);
          statement.execute();
          statement.getMoreResults();
          var numbers = new ArrayList<Long>();
          try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
              numbers.add(rows.getLong(1));
            }
          }
          return numbers;
        };
    return require(jdbc.execute(BECOME_WRITER + "; " + first.sql, ask));
  }

  private void becomeReader(Map<String, String> settings) {
    // All queries of one page see one state of the record.
    var sql =
        new StringBuilder(
            "set transaction isolation level repeatable read; set local role breakwater_reader");
    List<String> values = new ArrayList<>();
    settings.forEach((name, value) -> {
      sql.append(values.isEmpty() ? "; select set_config(?, ?, true)" : ", set_config(?, ?, true)");
      values.add(name);
      values.add(value);
    });
    jdbc.execute(
        sql.toString(),
        (PreparedStatementCallback<Boolean>)
            statement -> {
              for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
              }
              return statement.execute();
            });
  }
}
