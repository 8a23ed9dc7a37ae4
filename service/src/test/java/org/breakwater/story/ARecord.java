package org.breakwater.story;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.access.Staff;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.breakwater.record.Entries;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The real application on a record of its own, whose clock the test sets. */
final class ARecord implements AutoCloseable {
  static final String PASSWORD = "a long pass phrase of the test";

  final ConfigurableApplicationContext application;
  final Transactions transactions;
  private final Hands hands;

  ARecord(Path folder) {
    application =
        new SpringApplicationBuilder(Application.class, Settable.class, QuickPasswords.class)
            .web(WebApplicationType.SERVLET)
            .run("--breakwater.data=" + FreshRecord.in(folder), "--server.port=0");
    transactions = bean(Transactions.class);
    hands = bean(Hands.class);
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  void itIs(String instant) {
    hands.now = Instant.parse(instant);
  }

  /** Sends reports as JSON, each of which must be accepted. */
  List<UUID> receive(List<String> reports) {
    return bean(Intake.class)
        .receive(
            reports.stream().map(one -> one.getBytes(StandardCharsets.UTF_8)).toList(),
            Sender.OPERATOR)
        .stream()
        .map(received -> ((Received.Accepted) received).entry())
        .toList();
  }

  /** One child across five agencies, and a boy who has nothing to do with her. */
  List<UUID> receiveTamsin() {
    return receive(lines("/story/tamsin.ndjson"));
  }

  static List<String> lines(String resource) {
    try (InputStream in = ARecord.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads as the system itself, who sees everything. */
  <T> T read(Function<JdbcClient, T> work) {
    return transactions.writing(() -> work.apply(transactions.jdbc()));
  }

  /** Where the application answers. */
  String url() {
    return "http://127.0.0.1:"
        + application.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** A worker of a partner who may sign in under their first name, with {@link #PASSWORD}. */
  UUID worker(String signIn, String name, String partner, Role role, Reach reach) {
    Author by = Author.engine("test");
    var staff = bean(Staff.class);
    staff.namePartner(partner, "Quayside " + partner.replace('-', ' '), "statutory", by);
    String post = partner + "." + role.name().toLowerCase(Locale.ROOT) + "-" + reach;
    staff.createPost(post, "Worker", partner, role, reach, by);
    return staff.createUser(signIn, name, post, null, PASSWORD, false, by);
  }

  /** From now on, the worker works with the person. */
  void relate(UUID person, UUID worker) {
    bean(Staff.class)
        .relate(person, worker, "allocated-worker", "allocated", Author.engine("test"));
  }

  /** Who a mention is held to be today. */
  UUID person(UUID entry, int at) {
    return read(jdbc ->
        jdbc.sql(
                "select person from membership where entry = :entry and at = :at and to_place is"
                    + " null")
            .param("entry", entry)
            .param("at", at)
            .query(UUID.class)
            .single());
  }

  Entries entries() {
    return bean(Entries.class);
  }

  JsonMapper json() {
    return bean(JsonMapper.class);
  }

  @Override
  public void close() {
    application.close();
  }

  /** The hands of the clock. */
  static final class Hands extends Clock {
    private volatile Instant now = Instant.parse("2015-01-05T09:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  /** Not annotated, so that no other test's application finds it by scanning. */
  static class Settable {
    @Bean
    @Primary
    Hands hands() {
      return new Hands();
    }
  }
}
