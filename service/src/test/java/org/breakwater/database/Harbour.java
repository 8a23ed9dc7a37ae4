package org.breakwater.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A small schema on a real server, and folders to keep it in. */
final class Harbour {
  static final String MIGRATIONS = "classpath:org/breakwater/database/migration";

  private static final Path PROGRAMS = programs();

  private Harbour() {}

  /** PostgreSQL's programs are 60 MB; every test's folder points at one copy of them. */
  private static Path programs() {
    try {
      Path folder = Files.createTempDirectory("breakwater-programs-");
      folder.toFile().setExecutable(true, false);
      folder.toFile().setReadable(true, false);
      leaveNothingOf(folder);
      return Binaries.in(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes a folder when the run of tests ends. */
  static void leaveNothingOf(Path folder) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> removed(folder)));
  }

  private static void removed(Path folder) {
    try {
      Runner.delete(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An empty data folder below this one. */
  static Path folder(Path below, String name) throws IOException {
    Path home = Files.createDirectories(below.resolve(name));
    Files.createSymbolicLink(home.resolve(PROGRAMS.getFileName()), PROGRAMS);
    return home;
  }

  static Database open(Path home) {
    return Database.open(new Location.Embedded(home), MIGRATIONS);
  }

  static void moor(Database database, String name) {
    new Transactions(database.application()).writing(() -> moor(database.application(), name));
  }

  private static void moor(DataSource source, String name) {
    new JdbcTemplate(source).update("insert into boats (name, moored_for) values (?, 'ada')", name);
  }

  static List<String> boats(Database database) {
    var transactions = new Transactions(database.application());
    return transactions.writing(() ->
        transactions.jdbc().sql("select name from boats order by name").query(String.class).list());
  }
}
