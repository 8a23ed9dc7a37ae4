package org.breakwater.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A backup taken while the record is written to, and what is made of it again. */
class BackupTest {
  @TempDir Path folder;

  @Test
  void a_backup_taken_while_others_write_holds_all_that_was_written_before_it() throws Exception {
    Path kept = folder.resolve("kept.tar.gz");
    int before;
    try (Database database = Database.open(new Location.Embedded(folder.resolve("used")))) {
      var owner = new JdbcTemplate(database.owner());
      owner.execute("create table record.kept (n int primary key)");
      var written = new AtomicInteger();
      var stop = new AtomicBoolean();
      Thread writer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!stop.get()) {
                      owner.update("insert into record.kept values (?)", written.incrementAndGet());
                    }
                  });
      while (written.get() < 50) {
        Thread.onSpinWait();
      }
      before = written.get() - 1;
      Backup.take(database, kept, _ -> {});
      stop.set(true);
      writer.join();
    }
    Backup.restore(kept, folder.resolve("restored"), _ -> {});
    try (Database database =
        Database.open(new Location.Embedded(folder.resolve("restored")))) {
      Long rows =
          new JdbcTemplate(database.owner())
              .queryForObject(
                  "select count(*) from record.kept where n <= ?", Long.class, before);
      assertThat(rows).isEqualTo(before);
    }
    assertThat(folder.resolve("kept.tar.gz.part")).doesNotExist();
  }

  @Test
  void half_a_backup_is_refused_and_leaves_nothing() throws Exception {
    Path kept = folder.resolve("kept.tar.gz");
    try (Database database = Database.open(new Location.Embedded(folder.resolve("used")))) {
      Backup.take(database, kept, _ -> {});
    }
    try (var file = new RandomAccessFile(kept.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    Path restored = folder.resolve("restored");
    assertThatThrownBy(() -> Backup.restore(kept, restored, _ -> {}))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("not a whole backup");
    assertThat(restored).doesNotExist();
    assertThat(folder.resolve("restored.restoring")).doesNotExist();
  }

  @Test
  void a_folder_that_holds_something_is_left_alone() throws Exception {
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.writeString(used.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> Backup.restore(folder.resolve("none.tar.gz"), used, _ -> {}))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("not empty");
    assertThat(used.resolve("thesis.txt")).exists();
  }
}
