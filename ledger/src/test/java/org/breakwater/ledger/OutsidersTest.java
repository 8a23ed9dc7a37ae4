package org.breakwater.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sigstore.encryption.signers.Verifier;
import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.merkle.InclusionProof;
import org.breakwater.ledger.merkle.TreeHasher;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.DirectoryTiles;
import org.breakwater.ledger.tiles.EntryBundle;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.tiles.TileTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifiers in whose making nobody here had a part accept our logs as they are, and reject them
 * when they were doctored: Sigstore's own for Java, and the one of Go's checksum database.
 */
class OutsidersTest {
  private static final int ENTRIES = 700;

  /** What comes before a raw Ed25519 key in the form that Java reads. */
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private static List<byte[]> entries() {
    return LogVerifierTest.entries(0, ENTRIES);
  }

  private static MemoryTiles logOf(List<byte[]> entries) throws IOException {
    MemoryTiles tiles = new MemoryTiles();
    Log log = Log.create(tiles, Keys.LOG);
    log.append(entries.subList(0, 300));
    log.append(entries.subList(300, entries.size()));
    return tiles;
  }

  private static boolean sigstoreTakes(RekorEntry.Checkpoint checkpoint, VerifierKey key)
      throws GeneralSecurityException {
    byte[] spki = Arrays.copyOf(SPKI, SPKI.length + Hash.SIZE);
    System.arraycopy(key.publicKey(), 0, spki, SPKI.length, Hash.SIZE);
    Verifier verifier =
        Verifiers.newVerifier(
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    byte[] signed = checkpoint.getSignedData().getBytes(StandardCharsets.UTF_8);
    for (RekorEntry.CheckpointSignature one : checkpoint.getSignatures()) {
      if (one.getIdentity().equals(key.name())) {
        return verifier.verify(signed, one.getSignature());
      }
    }
    return false;
  }

  private static RekorEntry.Checkpoint read(MemoryTiles tiles) throws Exception {
    return Checkpoints.from(
        new String(tiles.read("checkpoint").orElseThrow(), StandardCharsets.UTF_8));
  }

  private static void sigstoreProves(
      byte[] entry, InclusionProof proof, RekorEntry.Checkpoint checkpoint)
      throws InclusionProofVerificationException {
    InclusionProofVerifier.verify(
        TreeHasher.leaf(entry).bytes(),
        proof.index(),
        checkpoint.getSize(),
        proof.hashes().stream().map(Hash::bytes).toList(),
        Base64.getDecoder().decode(checkpoint.getBase64Hash()));
  }

  @Test
  void sigstore_accepts_our_checkpoint_with_a_witness_on_it_and_the_proof_of_every_entry()
      throws Exception {
    MemoryTiles tiles = logOf(entries());
    Log log = Log.open(tiles, Keys.LOG);
    String text = log.checkpoint().text();
    log.publish(
        log.checkpoint()
            .with(List.of(Keys.POLICE.sign(text, Instant.parse("2026-03-02T12:00:00Z")))));
    RekorEntry.Checkpoint checkpoint = read(tiles);
    assertThat(checkpoint.getOrigin()).isEqualTo("log.example/aldermoor");
    assertThat(checkpoint.getSize()).isEqualTo(ENTRIES);
    assertThat(checkpoint.getSignatures()).hasSize(2);
    assertThat(sigstoreTakes(checkpoint, Keys.LOG.verifierKey())).isTrue();
    TileTree tree = new TileTree(tiles, ENTRIES);
    for (int place = 0; place < ENTRIES; place++) {
      byte[] entry = tree.entry(place);
      InclusionProof proof = InclusionProof.of(tree, place, ENTRIES);
      assertThatCode(() -> sigstoreProves(entry, proof, checkpoint)).doesNotThrowAnyException();
    }
  }

  @Test
  void sigstore_rejects_every_entry_of_a_doctored_log_and_every_doctored_proof() throws Exception {
    RekorEntry.Checkpoint honest = read(logOf(entries()));
    List<byte[]> changed = entries();
    changed.set(123, "nobody was told".getBytes(StandardCharsets.UTF_8));
    TileTree doctored = new TileTree(logOf(changed), ENTRIES);
    for (int place = 0; place < ENTRIES; place++) {
      byte[] entry = doctored.entry(place);
      InclusionProof proof = InclusionProof.of(doctored, place, ENTRIES);
      assertThatThrownBy(() -> sigstoreProves(entry, proof, honest))
          .isInstanceOf(InclusionProofVerificationException.class);
    }
    TileTree tree = new TileTree(logOf(entries()), ENTRIES);
    InclusionProof proof = InclusionProof.of(tree, 123, ENTRIES);
    for (int step = 0; step < proof.hashes().size(); step++) {
      List<Hash> hashes = new ArrayList<>(proof.hashes());
      hashes.set(step, TreeHasher.EMPTY);
      InclusionProof forged = new InclusionProof(123, ENTRIES, hashes);
      assertThatThrownBy(() -> sigstoreProves(tree.entry(123), forged, honest))
          .isInstanceOf(InclusionProofVerificationException.class);
    }
  }

  @Test
  void sigstore_rejects_a_checkpoint_in_which_anything_that_is_signed_was_changed()
      throws Exception {
    String text =
        new String(logOf(entries()).read("checkpoint").orElseThrow(), StandardCharsets.UTF_8);
    assertThat(sigstoreTakes(Checkpoints.from(text), Keys.LOG.verifierKey())).isTrue();
    String root = text.split("\n", -1)[2];
    String otherRoot = read(logOf(entries().subList(0, ENTRIES - 1))).getBase64Hash();
    for (String forged :
        List.of(text.replace("\n700\n", "\n699\n"), text.replace(root, otherRoot))) {
      assertThat(forged).isNotEqualTo(text);
      assertThat(sigstoreTakes(Checkpoints.from(forged), Keys.LOG.verifierKey())).isFalse();
    }
  }

  /** The program beside these tests, built; or the test is skipped and says why. */
  private static Path goVerifier(Path folder) throws IOException, InterruptedException {
    Path program = folder.resolve("outsider");
    String said;
    try {
      said = ran(new File("src/test/outsider"), "go", "build", "-o", program.toString(), ".");
    } catch (IOException e) {
      said = "there is no go: " + e.getMessage();
    }
    assumeThat(Files.isExecutable(program))
        .as("the verifier in Go was not built: " + said)
        .isTrue();
    return program;
  }

  private static String ran(File folder, String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).directory(folder).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said.strip();
  }

  private static void write(MemoryTiles tiles, Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path file : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    var written = new DirectoryTiles(folder);
    for (String path : (Iterable<String>) tiles.list().orElseThrow()::iterator) {
      written.write(Map.of(path, tiles.read(path).orElseThrow()));
    }
  }

  @Test
  void the_verifier_of_gos_checksum_database_accepts_our_log_and_rejects_it_doctored(
      @TempDir Path folder) throws Exception {
    String program = goVerifier(folder).toString();
    Path log = folder.resolve("log");
    Path earlier = Files.createDirectories(folder.resolve("earlier"));
    String vkey = Keys.LOG.verifierKey().vkey();
    MemoryTiles half = new MemoryTiles();
    Log.create(half, Keys.LOG).append(entries().subList(0, 300));
    Files.write(earlier.resolve("300"), half.read("checkpoint").orElseThrow());

    write(logOf(entries()), log);
    assertThat(ran(folder.toFile(), program, log.toString(), vkey, earlier.toString()))
        .isEqualTo("0 accepted: 700 entries");
    assertThat(ran(folder.toFile(), program, log.toString(), Keys.POLICE.verifierKey().vkey()))
        .startsWith("1 rejected: ");

    var random = new SplittableRandom(20261128);
    for (int attack = 0; attack < 60; attack++) {
      MemoryTiles tiles = logOf(entries());
      String path = one(tiles, random);
      byte[] bytes = tiles.read(path).orElseThrow();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      tiles.write(Map.of(path, bytes));
      write(tiles, log);
      assertThat(ran(folder.toFile(), program, log.toString(), vkey)).as(path).startsWith("1 reje");
    }
    write(logOf(entries()), log);
    assertThat(ran(folder.toFile(), program, log.toString(), vkey)).startsWith("0 accepted");
    // Rewritten with the log's own key: only who kept an older checkpoint can tell.
    List<byte[]> changed = entries();
    changed.set(123, "nobody was told".getBytes(StandardCharsets.UTF_8));
    write(logOf(changed), log);
    assertThat(ran(folder.toFile(), program, log.toString(), vkey)).startsWith("0 accepted");
    assertThat(ran(folder.toFile(), program, log.toString(), vkey, earlier.toString()))
        .startsWith("1 rejected: ");
    // An old copy in its place.
    MemoryTiles old = new MemoryTiles();
    Log.create(old, Keys.LOG).append(entries().subList(0, 200));
    write(old, log);
    assertThat(ran(folder.toFile(), program, log.toString(), vkey, earlier.toString()))
        .isEqualTo("1 rejected: there once were 300 entries, and now there are 200");
    // A bundle that was exchanged for another good one.
    MemoryTiles swapped = logOf(entries());
    swapped.write(
        Map.of("tile/entries/000", EntryBundle.encode(LogVerifierTest.entries(256, 256))));
    write(swapped, log);
    assertThat(ran(folder.toFile(), program, log.toString(), vkey))
        .isEqualTo("1 rejected: entry 0 is not what the tree has");
  }

  /** One of the files that a client reads: none of those left from when there were 300 entries. */
  private static String one(MemoryTiles tiles, SplittableRandom random) {
    List<String> read =
        tiles
            .list()
            .orElseThrow()
            .filter(path -> !path.endsWith(".p/44") && !path.endsWith("1/000.p/1"))
            .sorted()
            .toList();
    return read.get(random.nextInt(read.size()));
  }
}
