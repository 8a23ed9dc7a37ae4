package org.breakwater.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.DirectoryTiles;
import org.breakwater.ledger.tiles.EntryBundle;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.TileStore;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerifierTest {
  private static final VerifierKey TESSERA =
      VerifierKey.parse(
          "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
  private static final int LARGE = 70_000;
  private static final int PLACES = 5_000;
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final LogVerifier VERIFIER =
      new LogVerifier(Keys.LOG.verifierKey()).requiring(witnesses("both"));

  private static WitnessPolicy witnesses(String quorum) {
    return WitnessPolicy.parse(
        """
        log %s
        witness police %s
        witness health %s
        group both all police health
        quorum %s
        """
            .formatted(
                Keys.LOG.verifierKey(),
                Keys.POLICE.verifierKey(),
                Keys.HEALTH.verifierKey(),
                quorum));
  }

  @Test
  void every_checkpoint_tile_and_bundle_of_a_log_by_others_is_found_good() throws Exception {
    Path folder = Shared.folder("tessera-log");
    MemoryTiles tiles = copy(folder, "tile");
    for (int size = 0; size <= 15; size++) {
      tiles.write(
          Map.of(Tiles.CHECKPOINT, Files.readAllBytes(folder.resolve("checkpoint." + size))));
      VerificationReport report = new LogVerifier(TESSERA).verify(tiles);
      assertThat(report.sound()).as(report.words()).isTrue();
      assertThat(report.checkpoint().map(Checkpoint::size)).contains((long) size);
    }
  }

  @Test
  void a_log_of_any_size_is_found_good_however_it_grew() throws Exception {
    Random random = new Random(1);
    for (int round = 0; round < 12; round++) {
      MemoryTiles tiles = new MemoryTiles();
      Log log = Log.create(tiles, Keys.LOG);
      while (log.size() < 1_000) {
        log.append(entries(log.size(), 1 + random.nextInt(300)));
        assertThat(new LogVerifier(Keys.LOG.verifierKey()).verify(tiles).words())
            .endsWith("Nothing is wrong.\n");
        log = random.nextBoolean() ? log : Log.open(tiles, Keys.LOG);
      }
    }
  }

  @Test
  void a_log_past_two_levels_of_tiles_is_found_good_and_a_changed_entry_in_it_is_named()
      throws Exception {
    MemoryTiles tiles = new MemoryTiles();
    Log log = Log.create(tiles, Keys.LOG);
    while (log.size() < 70_000) {
      log.append(entries(log.size(), 10_000));
    }
    LogVerifier verifier = new LogVerifier(Keys.LOG.verifierKey());
    assertThat(verifier.verify(tiles).words()).endsWith("Nothing is wrong.\n");
    assertThat(tiles.read("tile/0/272")).isPresent();
    assertThat(tiles.read("tile/1/001.p/17")).isPresent();
    assertThat(tiles.read("tile/2/000.p/1")).isPresent();
    List<byte[]> bundle = EntryBundle.decode(tiles.read("tile/entries/100").orElseThrow());
    bundle.set(7, "something else".getBytes(StandardCharsets.UTF_8));
    tiles.write(Map.of("tile/entries/100", EntryBundle.encode(bundle)));
    assertThat(verifier.verify(tiles).words()).contains("Entry 25607 differs");
  }

  @Test
  void every_flipped_byte_and_every_cut_of_every_tile_and_bundle_is_noticed() throws Exception {
    Map<String, byte[]> files = smallLog(255, 6, 2);
    assertThat(files.keySet())
        .contains("tile/0/000", "tile/0/001.p/5", "tile/0/001.p/7", "tile/1/000.p/1")
        .contains("tile/entries/000", "tile/entries/001.p/5", "tile/entries/001.p/7");
    assertThat(missed(files, new LogVerifier(Keys.LOG.verifierKey()))).isEmpty();
  }

  @Test
  void every_flipped_byte_and_every_cut_of_what_log_and_witness_signed_is_noticed()
      throws Exception {
    MemoryTiles tiles = cosignedLog(Keys.POLICE);
    tiles.delete("witnessed/006"); // the same bytes as the checkpoint
    Map<String, byte[]> files = files(tiles);
    assertThat(files.keySet()).contains("checkpoint", "witnessed/004");
    assertThat(missed(files, VERIFIER.requiring(witnesses("police")))).isEmpty();
  }

  @Test
  void every_flipped_byte_and_every_cut_of_a_post_quantum_signature_is_noticed() throws Exception {
    MemoryTiles tiles = cosignedLog(Keys.HEALTH);
    tiles.delete("witnessed");
    assertThat(missed(files(tiles), VERIFIER.requiring(witnesses("health")))).isEmpty();
  }

  /**
   * Thousands of random places of a log of three levels of tiles: many a time, each in a file of
   * its own, and each file, or the entry that was changed in it, is named.
   */
  @Test
  void a_changed_byte_anywhere_in_a_large_log_is_noticed_and_its_place_is_named() throws Exception {
    MemoryTiles tiles = new MemoryTiles();
    Log log = Log.create(tiles, Keys.LOG);
    while (log.size() < LARGE) {
      log.append(entries(log.size(), 10_000));
    }
    LogVerifier verifier = new LogVerifier(Keys.LOG.verifierKey());
    List<String> paths =
        tiles.list().orElseThrow().filter(path -> path.startsWith("tile/")).sorted().toList();
    Random random = new Random(20261128);
    int changed = 0;
    while (changed < PLACES) {
      Map<String, byte[]> before = new TreeMap<>();
      Map<Long, String> bundles = new TreeMap<>();
      for (int one = 0; one < 30; one++) {
        String path = paths.get(random.nextInt(paths.size()));
        TilePath tile = TilePath.parse(path).orElseThrow();
        // A tile and the bundle under it would be named together.
        if (tile.level() > 0 || bundles.putIfAbsent(tile.index(), path) != null) {
          continue;
        }
        before.put(path, tiles.read(path).orElseThrow());
      }
      String above = "tile/1/" + (random.nextBoolean() ? "000" : "001.p/17");
      before.put(above, tiles.read(above).orElseThrow());
      for (Map.Entry<String, byte[]> file : before.entrySet()) {
        byte[] bytes = file.getValue().clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        tiles.write(Map.of(file.getKey(), bytes));
      }
      List<String> words = verifier.verify(tiles).findings().stream().map(Finding::words).toList();
      for (String path : before.keySet()) {
        String hashes = path.replace("/entries/", "/0/");
        assertThat(words)
            .as("%s after %d changes", path, changed)
            .anyMatch(line -> line.contains(path) || line.contains(hashes));
      }
      changed += before.size();
      tiles.write(before);
    }
    assertThat(verifier.verify(tiles).sound()).isTrue();
  }

  /** Every file in which a change or a cut went unnoticed. */
  private static List<String> missed(Map<String, byte[]> files, LogVerifier verifier) {
    String unchanged = verifier.verify(tiles(files)).words();
    assertThat(unchanged).endsWith("Nothing is wrong.\n");
    List<String> missed = new ArrayList<>();
    files.forEach((path, bytes) -> {
      for (byte[] changed : changes(bytes)) {
        MemoryTiles tiles = tiles(files);
        tiles.write(Map.of(path, changed));
        if (verifier.verify(tiles).sound()) {
          missed.add(path);
        }
      }
    });
    return missed;
  }

  /** Each byte flipped in one bit, cuts of all lengths or a sample of them, and one byte more. */
  private static List<byte[]> changes(byte[] bytes) {
    List<byte[]> changes = new ArrayList<>();
    for (int place = 0; place < bytes.length; place++) {
      byte[] changed = bytes.clone();
      changed[place] ^= (byte) (1 << place % 8);
      changes.add(changed);
    }
    int step = Math.max(1, bytes.length / 200);
    for (int length = 0; length < bytes.length; length += step) {
      changes.add(Arrays.copyOf(bytes, length));
    }
    changes.add(Arrays.copyOf(bytes, bytes.length - 1));
    changes.add(Arrays.copyOf(bytes, bytes.length + 1));
    return changes;
  }

  @Test
  void every_missing_file_that_the_log_must_publish_is_named() throws Exception {
    Map<String, byte[]> files = smallLog(255, 6, 2);
    LogVerifier verifier = new LogVerifier(Keys.LOG.verifierKey());
    for (String path :
        List.of(
            "checkpoint",
            "tile/0/000",
            "tile/0/001.p/7",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/7")) {
      MemoryTiles tiles = tiles(files);
      tiles.delete(path);
      assertThat(verifier.verify(tiles).words()).contains(path + " is missing.");
    }
  }

  @Test
  void a_file_that_does_not_belong_is_named_and_files_not_yet_covered_are_counted()
      throws Exception {
    MemoryTiles tiles = cosignedLog(Keys.POLICE, Keys.HEALTH);
    tiles.write(Map.of("tile/0/1", new byte[32], "tile/0/000", new byte[8192]));
    VerificationReport report = VERIFIER.verify(tiles);
    assertThat(report.findings()).containsExactly(new Finding.Stray("tile/0/1"));
    assertThat(report.beyondCheckpoint()).isEqualTo(1);
  }

  @Test
  void entries_that_were_rewritten_with_all_tiles_are_noticed_by_the_root() throws Exception {
    MemoryTiles rewritten = new MemoryTiles();
    Log other = Log.create(rewritten, Keys.LOG);
    List<byte[]> entries = entries(0, 263);
    entries.set(100, new byte[] {1});
    other.append(entries);
    MemoryTiles tiles = tiles(smallLog(255, 6, 2));
    rewritten
        .list()
        .orElseThrow()
        .forEach(path -> {
          if (path.startsWith("tile/")) {
            tiles.write(Map.of(path, rewritten.read(path).orElseThrow()));
          }
        });
    assertThat(VERIFIER.verify(tiles).findings()).anyMatch(Finding.RootDiffers.class::isInstance);
  }

  @Test
  void a_history_rewritten_with_the_logs_own_key_is_noticed_by_whoever_remembers()
      throws Exception {
    MemoryTiles honest = new MemoryTiles();
    Log log = Log.create(honest, Keys.LOG);
    log.append(entries(0, 40));
    Note remembered = log.checkpoint();
    MemoryTiles rewritten = new MemoryTiles();
    Log other = Log.create(rewritten, Keys.LOG);
    List<byte[]> entries = entries(0, 41);
    entries.set(3, new byte[] {1});
    other.append(entries);
    LogVerifier verifier = new LogVerifier(Keys.LOG.verifierKey());
    assertThat(verifier.verify(rewritten).sound()).isTrue();
    assertThat(verifier.remembering(remembered).verify(rewritten).findings())
        .singleElement()
        .isInstanceOf(Finding.RootDiffers.class);
    log.append(entries(40, 5));
    assertThat(verifier.remembering(remembered).verify(honest).sound()).isTrue();
  }

  @Test
  void an_old_backup_is_noticed_by_whoever_remembers_a_larger_size() throws Exception {
    MemoryTiles store = new MemoryTiles();
    Log log = Log.create(store, Keys.LOG);
    log.append(entries(0, 10));
    MemoryTiles backup = new MemoryTiles();
    store
        .list()
        .orElseThrow()
        .forEach(path -> backup.write(Map.of(path, store.read(path).orElseThrow())));
    log.append(entries(10, 3));
    assertThat(
            new LogVerifier(Keys.LOG.verifierKey())
                .remembering(log.checkpoint())
                .verify(backup)
                .findings())
        .containsExactly(new Finding.Shorter("the checkpoint seen before", 13, 10));
  }

  @Test
  void a_checkpoint_by_someone_else_is_named() throws Exception {
    MemoryTiles tiles = new MemoryTiles();
    Log.create(tiles, Keys.LOG);
    assertThat(new LogVerifier(TESSERA).verify(tiles).words())
        .contains("checkpoint is not signed by example.com/log/testdata.")
        .contains("checkpoint is of the log log.example/aldermoor");
    assertThat(VERIFIER.verify(tiles).words()).contains("too few witnesses: none");
    String endless =
        new Checkpoint("log.example/aldermoor", Long.MAX_VALUE, TreeHasher.EMPTY).text();
    Note note = new Note(endless, List.of(Keys.LOG.sign(endless, NOON)));
    tiles.write(Map.of(Tiles.CHECKPOINT, note.bytes()));
    assertThat(VERIFIER.verify(tiles).words()).contains("no more was checked");
  }

  @Test
  void the_command_says_whether_a_folder_holds_a_good_log(@TempDir Path folder) throws Exception {
    TileStore store = new DirectoryTiles(folder);
    Log log = Log.create(store, Keys.LOG);
    log.append(entries(0, 300));
    assertThat(command(folder.toString(), log.vkey())).startsWith("0 ").contains("300 entries");
    Path bundle = folder.resolve("tile/entries/000");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[5] ^= 1;
    Files.write(bundle, bytes);
    assertThat(command(folder.toString(), log.vkey())).startsWith("1 ").contains("Entry 0 differs");
    assertThat(command()).startsWith("2 ");
  }

  private static String command(String... arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = VerifyLog.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
    return code + " " + out.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> smallLog(int... appends) throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    Log log = Log.create(tiles, Keys.LOG);
    for (int count : appends) {
      log.append(entries(log.size(), count));
    }
    return files(tiles);
  }

  /** Six entries in two appends, each checkpoint signed by these witnesses. */
  private static MemoryTiles cosignedLog(SigningKey... witnesses) throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    Log log = Log.create(tiles, Keys.LOG);
    for (int count : new int[] {4, 2}) {
      log.append(entries(log.size(), count));
      Note note = log.checkpoint();
      log.publish(
          note.with(Arrays.stream(witnesses).map(key -> key.sign(note.text(), NOON)).toList()));
    }
    return tiles;
  }

  private static Map<String, byte[]> files(MemoryTiles tiles) {
    Map<String, byte[]> files = new TreeMap<>();
    tiles.list().orElseThrow().forEach(path -> files.put(path, tiles.read(path).orElseThrow()));
    return files;
  }

  static List<byte[]> entries(long from, int count) {
    List<byte[]> entries = new ArrayList<>();
    for (long entry = from; entry < from + count; entry++) {
      entries.add(("entry " + entry).getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  private static MemoryTiles tiles(Map<String, byte[]> files) {
    MemoryTiles tiles = new MemoryTiles();
    tiles.write(files);
    return tiles;
  }

  private static MemoryTiles copy(Path folder, String below) throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    try (Stream<Path> files = Files.walk(folder.resolve(below))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tiles.write(Map.of(folder.relativize(file).toString(), Files.readAllBytes(file)));
      }
    }
    return tiles;
  }
}
