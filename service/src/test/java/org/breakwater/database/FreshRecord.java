package org.breakwater.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Data folders that hold a new and empty record. One is made for a whole run of tests and copied,
 * since making one takes PostgreSQL seconds; each test still has a server and a record of its own.
 */
public final class FreshRecord {
  private FreshRecord() {}

  /** Made when it is first copied: a process that opens a record that is there needs none. */
  private static final class Made {
    static final Path RECORD = made();
  }

  private static Path made() {
    try {
      Path folder = Files.createTempDirectory("breakwater-fresh-");
      Harbour.leaveNothingOf(folder);
      Path home = Harbour.folder(folder, "record");
      Database.open(new Location.Embedded(home)).close();
      // Each copy finds a port of its own, so that two tests at a time do not reach for one.
      Secrets.read(home).startedBy(0, 0).write(home);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts a new record into a folder, unless there is one already.
   *
   * @return the folder
   */
  public static Path in(Path folder) {
    if (EmbeddedPostgres.isIn(folder)) {
      return folder;
    }
    try {
      Files.createDirectories(folder);
      // Whose the files are is copied too: where root runs PostgreSQL as nobody, they are nobody's.
      Process copying =
          new ProcessBuilder(List.of("cp", "-a", Made.RECORD + "/.", folder.toString()))
              .redirectErrorStream(true)
              .start();
      String words = new String(copying.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (copying.waitFor() != 0) {
        throw new IllegalStateException("the new record cannot be copied: " + words);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
