package org.breakwater.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Whoever may create roles: makes a database ready for the migrations. */
record Admin(DataSource source, String user) {
  /** Any number that every instance agrees on: one prepares at a time. */
  private static final String ONE_AT_A_TIME = "select pg_advisory_lock(7300)";

  /** Makes the database if the server has none of this name. */
  void createDatabase(String name) {
    try (Connection connection = source.getConnection();
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

  /**
   * Roles, schemas and extensions; may be run again at every start, and by several at once.
   *
   * @param then what is to be done before anybody else prepares: Flyway's own lock comes only after
   *     it has made its table
   */
  <T> T prepare(String applicationPassword, Supplier<T> then) {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement()) {
      newEnough(connection);
      statement.execute(ONE_AT_A_TIME);
      entitled(connection.getCatalog(), statement);
      for (String step : Roles.steps(connection.getCatalog())) {
        statement.execute(step);
      }
      powerless(statement);
      // Encoded here, so that no log of the server can hold the password.
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(Roles.APPLICATION, applicationPassword.toCharArray(), "scram-sha-256");
      return then.get();
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

  /** Says before anything is changed which right is missing, and what gives it. */
  private void entitled(String database, Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery(
            """
            select r.rolsuper or r.rolcreaterole, r.rolsuper or pg_has_role(d.datdba, 'usage')
            from pg_roles r, pg_database d
            where r.rolname = current_user and d.datname = current_database()
            """)) {
      row.next();
      List<String> remedies = new ArrayList<>();
      if (!row.getBoolean(1)) {
        remedies.add("alter role " + quoted(user) + " createrole;");
      }
      if (!row.getBoolean(2)) {
        remedies.add("alter database " + quoted(database) + " owner to " + quoted(user) + ";");
      }
      if (!remedies.isEmpty()) {
        throw new UnusableDatabase(
            "the user "
                + user
                + " may not prepare the database; ask whoever runs the server to run: "
                + String.join(" ", remedies));
      }
    }
  }

  /** Roles of these names may have been there before us, with more rights than ours have. */
  private static void powerless(Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery(
            """
            select string_agg(rolname, ', ') from pg_roles
            where rolname in ('breakwater_owner', 'breakwater_reader', 'breakwater_writer',
                'breakwater_app')
              and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                or rolname = 'breakwater_app' and rolinherit)
            """)) {
      row.next();
      if (row.getString(1) != null) {
        throw new UnusableDatabase(
            "the server already has these roles with more rights than they may have: "
                + row.getString(1)
                + "; they must be nosuperuser nobypassrls nocreaterole nocreatedb noreplication,"
                + " and breakwater_app noinherit");
      }
    }
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private UnusableDatabase refused(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String words =
        switch (state) {
          case "28P01", "28000" -> "the database refuses the user " + user + " or their password";
          case "3D000" -> "the server has no such database; make it first: create database ...";
          case "42501" ->
              "the user "
                  + user
                  + " may not prepare the database: "
                  + e.getMessage()
                  + ". Roles named breakwater_... that another user made must be granted to "
                  + user
                  + " with admin option";
          default ->
              state.startsWith("08")
                  ? "the database server cannot be reached"
                  : "the database cannot be prepared: " + e.getMessage();
        };
    return new UnusableDatabase(words, e);
  }
}
