package org.breakwater.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.tiles.DirectoryTiles;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.tiles.Tiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that grows with its log, and takes in no other history. */
class LogCopyTest {
  private final MemoryTiles store = new MemoryTiles();

  private static List<byte[]> entries(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> ("entry " + number).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private LogCopy.Outcome copy(Tiles from, Path folder) throws IOException {
    return new LogCopy(from, new DirectoryTiles(folder), Keys.LOG.verifierKey()).take(_ -> {});
  }

  @Test
  void a_copy_is_the_log_however_it_grew_and_reads_only_what_is_new(@TempDir Path folder)
      throws IOException {
    Log log = Log.create(store, Keys.LOG);
    int before = 0;
    for (int size : new int[] {0, 1, 255, 256, 700, 20_000}) {
      if (size > before) {
        for (int at = before; at < size; at += 5_000) {
          log.append(entries(at, Math.min(size, at + 5_000)));
        }
      }
      assertThat(copy(store, folder))
          .isInstanceOfSatisfying(
              LogCopy.Outcome.Copied.class,
              copied -> assertThat(copied.checkpoint().size()).isEqualTo(size));
      VerificationReport report =
          new LogVerifier(Keys.LOG.verifierKey()).verify(new DirectoryTiles(folder));
      assertThat(report.words()).contains(size + " entries").endsWith("Nothing is wrong.\n");
      before = size;
    }
    // Full bundles that are held are not asked for again.
    MemoryTiles without = new MemoryTiles();
    without.write(Map.of(Tiles.CHECKPOINT, store.read(Tiles.CHECKPOINT).orElseThrow()));
    assertThat(copy(without, folder))
        .isInstanceOfSatisfying(
            LogCopy.Outcome.Copied.class, copied -> assertThat(copied.added()).isZero());
  }

  @Test
  void another_history_an_older_state_and_another_s_log_do_not_get_in(@TempDir Path folder)
      throws IOException {
    Log log = Log.create(store, Keys.LOG);
    log.append(entries(0, 300));
    MemoryTiles older = new MemoryTiles();
    new LogCopy(store, older, Keys.LOG.verifierKey()).take(_ -> {});
    log.append(entries(300, 600));
    copy(store, folder);
    byte[] kept = new DirectoryTiles(folder).read(Tiles.CHECKPOINT).orElseThrow();

    assertThat(copy(older, folder))
        .isInstanceOfSatisfying(
            LogCopy.Outcome.Refused.class,
            refused -> assertThat(refused.words()).contains("300 entries, and the copy 600"));
    MemoryTiles rewritten = new MemoryTiles();
    Log other = Log.create(rewritten, Keys.LOG);
    other.append(entries(1, 800));
    assertThat(copy(rewritten, folder))
        .isInstanceOfSatisfying(
            LogCopy.Outcome.Refused.class,
            refused -> assertThat(refused.words()).contains("held when it was copied last"));
    SigningKey another =
        SigningKey.generate(
            Keys.LOG.verifierKey().name(), SignatureKind.ED25519, new SecureRandom());
    MemoryTiles theirs = new MemoryTiles();
    Log.create(theirs, another).append(entries(0, 900));
    assertThat(copy(theirs, folder)).isInstanceOf(LogCopy.Outcome.Refused.class);
    assertThat(new DirectoryTiles(folder).read(Tiles.CHECKPOINT)).hasValue(kept);

    log.append(entries(600, 620));
    assertThat(copy(store, folder))
        .as("what was refused left nothing that stands in the way")
        .isInstanceOf(LogCopy.Outcome.Copied.class);
    assertThat(new LogVerifier(Keys.LOG.verifierKey()).verify(new DirectoryTiles(folder)).sound())
        .isTrue();
  }

  @Test
  void a_log_with_a_bundle_missing_leaves_the_copy_as_it_was(@TempDir Path folder)
      throws IOException {
    Log.create(store, Keys.LOG).append(entries(0, 600));
    store.delete("tile/entries/001");
    assertThatThrownBy(() -> copy(store, folder)).hasMessageContaining("tile/entries/001");
    assertThat(new DirectoryTiles(folder).read(Tiles.CHECKPOINT)).isEmpty();
  }
}
