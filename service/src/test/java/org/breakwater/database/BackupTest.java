package org.breakwater.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup taken while the record is written to, and what is made of it again. */
class BackupTest {
  @TempDir Path folder;

  private Path kept;

  @BeforeEach
  void aName() {
    kept = folder.resolve("kept.tar.gz");
  }

  private Path home(String name) throws IOException {
    return Harbour.folder(folder, name);
  }

  @Test
  void a_backup_taken_while_others_write_holds_all_that_was_written_before_it() throws Exception {
    Path restored = folder.resolve("restored");
    int before;
    try (Database database = Harbour.open(home("used"))) {
      var written = new AtomicInteger();
      var stop = new AtomicBoolean();
      Thread writer =
          Thread.ofVirtual()
              .start(() -> {
                while (!stop.get()) {
                  Harbour.moor(database, "boat " + written.get());
                  written.incrementAndGet();
                }
              });
      while (written.get() < 50) {
        Thread.onSpinWait();
      }
      before = written.get();
      Backup.take(database, kept, _ -> {});
      stop.set(true);
      writer.join();
    }
    Backup.restore(kept, restored, _ -> {});
    try (Database database = Harbour.open(restored)) {
      List<String> boats = Harbour.boats(database);
      assertThat(boats).hasSizeGreaterThanOrEqualTo(before);
      // One state of the record: of what was written one after the other, none is left out.
      assertThat(boats)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, boats.size()).mapToObj(n -> "boat " + n).toList());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_backup_that_fails_on_the_way_leaves_the_one_before_it_and_nothing_else() throws Exception {
    Files.writeString(kept, "the one before");
    try (Database database = Harbour.open(home("used"))) {
      assertThatThrownBy(() ->
              Backup.take(
                  database,
                  kept,
                  copied -> {
                    if (copied > 1_000_000) {
                      throw new IllegalStateException("no room");
                    }
                  }))
          .hasMessage("no room");
    }
    assertThat(kept).hasContent("the one before");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void half_a_backup_or_a_damaged_one_is_refused_and_leaves_nothing() throws Exception {
    try (Database database = Harbour.open(home("used"))) {
      Backup.take(database, kept, _ -> {});
    }
    Path restored = folder.resolve("restored");
    try (var file = new RandomAccessFile(kept.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int there = file.read();
      file.seek(file.length() / 2);
      file.write(there ^ 0x55);
    }
    assertThatThrownBy(() -> Backup.restore(kept, restored, _ -> {}))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("not a whole backup");
    assertThat(restored).doesNotExist();

    try (var file = new RandomAccessFile(kept.toFile(), "rw")) {
      file.setLength(file.length() / 3);
    }
    assertThatThrownBy(() -> Backup.restore(kept, Files.createDirectory(restored), _ -> {}))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("not a whole backup");
    assertThat(restored).isEmptyDirectory();
  }

  @Test
  void a_restore_that_was_cut_short_is_not_opened_as_an_empty_record() throws Exception {
    Path cut = home("cut-short");
    Files.createDirectory(cut.resolve(EmbeddedPostgres.RESTORING));
    assertThatThrownBy(() -> EmbeddedPostgres.open(cut))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("restore again");
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
