package org.breakwater.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An opened database: its server reached or started, its roles and schema as this version needs
 * them.
 *
 * <p>The application signs in as a role that may do nothing at all until it says, for one
 * transaction, whether it reads or writes; see {@link Transactions}. Nothing it can become owns
 * anything.
 */
public final class Database implements AutoCloseable {
  /** The database of an embedded server. */
  static final String NAME = "breakwater";

  /** Of the 60 connections that the embedded server takes, so that several commands can join. */
  static final int POOL = 16;

  private static final int SESSIONS = 4;

  /** How long somebody waits for a connection before they are told that the record is not there. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final @Nullable EmbeddedPostgres embedded;
  private final HikariDataSource application;
  private final HikariDataSource sessions;
  private final HikariDataSource owner;

  private Database(
      @Nullable EmbeddedPostgres embedded,
      HikariDataSource application,
      HikariDataSource sessions,
      HikariDataSource owner) {
    this.embedded = embedded;
    this.application = application;
    this.sessions = sessions;
    this.owner = owner;
  }

  /**
   * Opens the database of a location, starting the embedded server and bringing the schema up to
   * date where needed.
   *
   * @throws UnusableDatabase when it cannot be used; says why and what to do
   */
  public static Database open(Location location) {
    return open(location, "classpath:db/migration");
  }

  /**
   * The same, for whoever has no use for a new and empty record: a mistyped folder is told instead
   * of made.
   *
   * @throws UnusableDatabase also when the folder holds no record
   */
  public static Database openExisting(Location location) {
    if (location instanceof Location.Embedded(var folder) && !EmbeddedPostgres.isIn(folder)) {
      throw new UnusableDatabase(
          "there is no record in "
              + folder.toAbsolutePath().normalize()
              + "; name its folder with --data. Nothing was made or changed");
    }
    return open(location);
  }

  static Database open(Location location, String... migrations) {
    return switch (location) {
      case Location.Embedded(var folder) -> embedded(EmbeddedPostgres.open(folder), migrations);
      case Location.Server server ->
          prepared(
              null,
              (user, password) -> at(server.jdbcUrl(), user, password),
              server.user(),
              server.password(),
              derived(server.password()),
              migrations);
    };
  }

  private static Database embedded(EmbeddedPostgres postgres, String... migrations) {
    try {
      Secrets secrets = postgres.secrets();
      String user = EmbeddedPostgres.ADMIN;
      new Admin(postgres.source("postgres", user, secrets.admin()), user).createDatabase(NAME);
      return prepared(
          postgres,
          (name, password) -> postgres.source(NAME, name, password),
          user,
          secrets.admin(),
          secrets.application(),
          migrations);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /** Connections to the database as one user. */
  private interface SignIn {
    PGSimpleDataSource as(String user, String password);
  }

  private static PGSimpleDataSource at(String jdbcUrl, String user, String password) {
    var source = new PGSimpleDataSource();
    source.setURL(jdbcUrl);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  private static Database prepared(
      @Nullable EmbeddedPostgres embedded,
      SignIn signIn,
      String user,
      String password,
      String applicationPassword,
      String... migrations) {
    PGSimpleDataSource admin = settled(signIn.as(user, password));
    HikariDataSource owner =
        new Admin(admin, user).prepare(applicationPassword, () -> owner(admin, migrations));
    PGSimpleDataSource application = settled(signIn.as(Roles.APPLICATION, applicationPassword));
    return new Database(
        embedded,
        pool("application", application, POOL, null),
        pool("sessions", application, SESSIONS, "set role breakwater_writer"),
        owner);
  }

  /** Whoever owns the schema, once it is up to date. */
  private static HikariDataSource owner(DataSource admin, String... migrations) {
    HikariDataSource owner = pool("owner", admin, 2, "set role breakwater_owner");
    try {
      migrate(owner, migrations);
      return owner;
    } catch (RuntimeException e) {
      owner.close();
      throw new UnusableDatabase("the schema cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  private static void migrate(DataSource owner, String... migrations) {
    Flyway.configure()
        .dataSource(owner)
        .locations(migrations)
        .defaultSchema("record")
        .table("migrations")
        .createSchemas(false)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private static PGSimpleDataSource settled(PGSimpleDataSource source) {
    source.setReWriteBatchedInserts(true);
    source.setApplicationName("breakwater");
    // Seconds. A server that cannot be reached is an outage, not a wait.
    source.setConnectTimeout(10);
    // The server's details quote rows of the record, and exceptions end in logs.
    source.setLogServerErrorDetail(false);
    return source;
  }

  private static HikariDataSource pool(
      String name, DataSource source, int size, @Nullable String first) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    config.setConnectionInitSql(first);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /**
   * The same on every instance, stored nowhere, and worth nothing to who learns it but this
   * database.
   */
  private static String derived(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal("breakwater_app/1".getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /**
   * Connections of the application's role, which may do nothing until a transaction says as whom.
   */
  public DataSource application() {
    return application;
  }

  /** Connections that act as the writer at once: for a library that keeps people's sessions. */
  public DataSource sessions() {
    return sessions;
  }

  /** Connections of the schema's owner: for rebuilding readings, and nothing else. */
  public DataSource owner() {
    return owner;
  }

  /** The embedded server, where the database is one. */
  Optional<EmbeddedPostgres> postgres() {
    return Optional.ofNullable(embedded);
  }

  /** Lets go of every connection, and stops the embedded server if this process started it. */
  @Override
  public void close() {
    application.close();
    sessions.close();
    owner.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
