package org.breakwater.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.Database;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.ledger.LogVerifier;
import org.breakwater.ledger.VerificationReport;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real application on a record of its own, without its pages and its loop. */
final class ALoggedRecord implements AutoCloseable {
  private final ConfigurableApplicationContext application;

  ALoggedRecord(Path folder, String... settings) {
    this(WebApplicationType.NONE, UnaryOperator.identity(), folder, settings);
  }

  /** Over connections that something is done to. */
  static ALoggedRecord over(UnaryOperator<DataSource> connections, Path folder) {
    return new ALoggedRecord(
        WebApplicationType.NONE,
        connections,
        folder,
        "--logging.level.org.springframework.transaction=OFF");
  }

  /** With its pages and its loop. */
  static ALoggedRecord serving(Path folder, String... settings) {
    return new ALoggedRecord(
        WebApplicationType.SERVLET, UnaryOperator.identity(), folder, settings);
  }

  private ALoggedRecord(
      WebApplicationType web,
      UnaryOperator<DataSource> connections,
      Path folder,
      String... settings) {
    var arguments = new ArrayList<>(Arrays.asList(settings));
    arguments.add("--breakwater.data=" + FreshRecord.in(folder));
    arguments.add("--server.port=0");
    arguments.add("--logging.level.root=ERROR");
    application =
        new SpringApplicationBuilder(Application.class, QuickPasswords.class)
            .web(web)
            .initializers(context ->
                context
                    .getBeanFactory()
                    .addBeanPostProcessor(
                        new BeanPostProcessor() {
                          @Override
                          public Object postProcessAfterInitialization(Object bean, String name) {
                            return bean instanceof DataSource source
                                    && name.equals("applicationConnections")
                                ? connections.apply(source)
                                : bean;
                          }
                        }))
            .run(arguments.toArray(String[]::new));
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  String url() {
    return "http://127.0.0.1:"
        + application.getEnvironment().getRequiredProperty("local.server.port");
  }

  Sequencer sequencer() {
    return bean(Sequencer.class);
  }

  /** Hands in invented reports; gives back the ids of their entries. */
  List<UUID> receive(int from, int to) {
    List<byte[]> reports =
        IntStream.rangeClosed(from, to).mapToObj(number -> report(number).getBytes(UTF_8)).toList();
    return bean(Intake.class).receive(reports, Sender.OPERATOR).stream()
        .map(received -> ((Received.Accepted) received).entry())
        .toList();
  }

  /** Hands in one of them, perhaps again. */
  Received send(int number) {
    return bean(Intake.class)
        .receive(List.of(report(number).getBytes(UTF_8)), Sender.OPERATOR)
        .getFirst();
  }

  private static String report(int number) {
    return """
    {"ref":"L-%1$05d","agency":"school","kind":"concern","occurred":"2011-03-09",\
    "recorded":"2011-03-09T16:20:00Z",\
    "summary":"Late again, the %1$d time.","people":[{"ref":"p1","role":"child","given":"Mina",\
    "family":"Quay%1$d","born":"1999-04-21"}]}\
    """
        .formatted(number);
  }

  /** As the writer, who sees everything. */
  <T> T read(Function<JdbcTemplate, T> work) {
    var transactions = bean(Transactions.class);
    return transactions.writing(() -> work.apply(transactions.batch()));
  }

  long number(String sql) {
    Long number = read(jdbc -> jdbc.queryForObject(sql, Long.class));
    return number == null ? -1 : number;
  }

  /** What a superuser can do who has put everything off that the schema guards itself with. */
  void attack(String... statements) {
    try (Connection connection = bean(Database.class).owner().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("reset role");
      for (String table :
          List.of("record.entry", "record.body", "log.sequenced", "log.tile", "log.note")) {
        statement.execute("alter table " + table + " disable trigger all");
      }
      for (String sql : statements) {
        statement.execute(sql);
      }
      for (String table :
          List.of("record.entry", "record.body", "log.sequenced", "log.tile", "log.note")) {
        statement.execute("alter table " + table + " enable trigger all");
      }
      statement.execute("set role breakwater_owner");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Standing standing() {
    return Standing.now(bean(Transactions.class));
  }

  VerifierKey key() {
    return VerifierKey.parse(String.valueOf(standing().vkey()));
  }

  /** The log as it is now, copied out of the database. */
  MemoryTiles copy() {
    PostgresTiles tiles = bean(PostgresTiles.class);
    var copy = new MemoryTiles();
    read(_ -> {
      try {
        for (String path : (Iterable<String>) tiles.list().orElseThrow()::iterator) {
          copy.write(Map.of(path, tiles.read(path).orElseThrow()));
        }
        return copy;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return copy;
  }

  VerificationReport verified() {
    return new LogVerifier(key()).verify(copy());
  }

  @Override
  public void close() {
    application.close();
  }
}
