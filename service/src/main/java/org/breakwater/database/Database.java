package org.breakwater.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * An opened database: its server reached or started, its roles and schema as this version needs
 * them.
 *
 * <p>The application signs in as a role that may do nothing at all until it says, for one
 * transaction, whether it reads or writes; see {@link Transactions}. Nothing it can become owns
 * anything.
 */
public final class Database implements AutoCloseable {
  private static final String DATABASE = "breakwater";
  private static final String APPLICATION = "breakwater_app";

  /** Of the 60 connections that the embedded server takes, so that several commands can join. */
  private static final int POOL = 16;

  private static final int SESSIONS = 4;

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

  static Database open(Location location, String... migrations) {
    return switch (location) {
      case Location.Embedded(var folder) -> embedded(EmbeddedPostgres.open(folder), migrations);
      case Location.Server server ->
          prepared(
              null,
              new Admin(server.jdbcUrl(), server.user(), server.password()),
              derived(server.password()),
              migrations);
    };
  }

  private static Database embedded(EmbeddedPostgres postgres, String... migrations) {
    try {
      Secrets secrets = postgres.secrets();
      var admin = new Admin(postgres.url("postgres"), EmbeddedPostgres.ADMIN, secrets.admin());
      admin.createDatabase(DATABASE);
      return prepared(
          postgres, admin.at(postgres.url(DATABASE)), secrets.application(), migrations);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private static Database prepared(
      @Nullable EmbeddedPostgres embedded, Admin admin, String password, String... migrations) {
    admin.prepare(password);
    HikariDataSource owner =
        pool(admin.url(), admin.user(), admin.password(), 2, "set role breakwater_owner");
    try {
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
      return new Database(
          embedded,
          pool(admin.url(), APPLICATION, password, POOL, null),
          pool(admin.url(), APPLICATION, password, SESSIONS, "set role breakwater_writer"),
          owner);
    } catch (RuntimeException e) {
      owner.close();
      throw new UnusableDatabase("the schema cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  private static HikariDataSource pool(
      String url, String user, String password, int size, @Nullable String first) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setConnectionInitSql(first);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "breakwater");
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
  Optional<EmbeddedPostgres> embedded() {
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

  /** Whoever may create roles: makes a database ready for the migrations. */
  private record Admin(String url, String user, String password) {
    /** Any number that every instance agrees on: one prepares at a time. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_lock(7300)";

    Admin at(String otherUrl) {
      return new Admin(otherUrl, user, password);
    }

    private Connection connect() throws SQLException {
      var properties = new Properties();
      properties.setProperty("user", user);
      properties.setProperty("password", password);
      properties.setProperty("connectTimeout", "10");
      return DriverManager.getConnection(url, properties);
    }

    void createDatabase(String name) {
      try (Connection connection = connect();
          var statement = connection.createStatement()) {
        statement.execute(ONE_AT_A_TIME);
        try (var row =
            statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
          if (row.next()) {
            return;
          }
        }
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw refused(e);
      }
    }

    void prepare(String applicationPassword) {
      try (Connection connection = connect();
          var statement = connection.createStatement()) {
        newEnough(connection);
        statement.execute(ONE_AT_A_TIME);
        for (String step : Roles.steps(connection.getCatalog(), applicationPassword)) {
          statement.execute(step);
        }
      } catch (SQLException e) {
        throw refused(e);
      }
    }

    private static void newEnough(Connection connection) throws SQLException {
      if (connection.getMetaData().getDatabaseMajorVersion() < 18) {
        throw new UnusableDatabase(
            "the server is PostgreSQL "
                + connection.getMetaData().getDatabaseProductVersion()
                + "; Breakwater needs 18 or later");
      }
    }

    private UnusableDatabase refused(SQLException e) {
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      String words =
          switch (state) {
            case "28P01", "28000" -> "the database refuses the user " + user + " or their password";
            case "3D000" -> "the server has no such database";
            case "42501" ->
                "the user "
                    + user
                    + " may not prepare the database. They must own it and be allowed to"
                    + " create roles: alter role "
                    + user
                    + " createrole; alter database ... owner to "
                    + user;
            default ->
                state.startsWith("08")
                    ? "the database server cannot be reached"
                    : "the database cannot be prepared: " + e.getMessage();
          };
      return new UnusableDatabase(words, e);
    }
  }
}
