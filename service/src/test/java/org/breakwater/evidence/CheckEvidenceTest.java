package org.breakwater.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.ledger.Log;
import org.breakwater.ledger.LogProof;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.record.Opened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of evidence in the hands of somebody who would rather that it said something else. */
class CheckEvidenceTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY =
      SigningKey.generate("log.example/aldermoor", SignatureKind.ED25519, RANDOM);
  private static final UUID FIRST = UUID.fromString("0197c1f0-0000-7000-8000-000000000001");
  private static final UUID SECOND = UUID.fromString("0197c1f0-0000-7000-8000-000000000002");
  private static final UUID HELD_BACK = UUID.fromString("0197c1f0-0000-7000-8000-000000000003");
  private static final UUID MADE = UUID.fromString("0197c1f0-0000-7000-8000-000000000004");

  private final WitnessPolicy policy = WitnessPolicy.only(KEY.verifierKey());
  private Log log;
  private byte[] file;

  private static Opened entry(UUID id, String body) {
    byte[] salt = new byte[32];
    RANDOM.nextBytes(salt);
    byte[] other = new byte[32];
    RANDOM.nextBytes(other);
    String header = "{\"id\":\"" + id + "\",\"received\":\"2026-03-02T12:00:00Z\"}";
    return new Opened(header, salt, body, other);
  }

  private LogProof proof(long place, Optional<byte[]> extra) throws IOException {
    LogProof bare = log.prove(place);
    return new LogProof(extra, bare.inclusion(), bare.checkpoint());
  }

  @BeforeEach
  void make() throws Exception {
    log = Log.create(new MemoryTiles(), KEY);
    List<Opened> opened =
        List.of(
            entry(FIRST, "{\"summary\":\"Late again.\"}"),
            entry(SECOND, "{\"summary\":\"He waited by the gate.\"}"),
            entry(HELD_BACK, "{\"summary\":\"Of somebody else.\"}"));
    log.append(opened.stream().map(Opened::leaf).toList());
    var made = new EvidenceFile("Disclosure to a court", KEY.verifierKey().vkey());
    for (int place = 0; place < 2; place++) {
      UUID id = place == 0 ? FIRST : SECOND;
      String number = made.number();
      made.shown(id, proof(place, Optional.of(opened.get(place).json())));
      made.page("entries/" + number + ".html", "<p>Late again.</p>", id);
    }
    made.heldBack(HELD_BACK, proof(2, Optional.empty()), opened.get(2).leaf(), "THIRD_PARTY");
    made.lines(
        "entries.csv",
        List.of(
            EvidenceFile.csv(null, "number", "entry"),
            EvidenceFile.csv(FIRST, 1, "Late, \"again\""),
            EvidenceFile.csv(SECOND, 2, "He waited"),
            EvidenceFile.csv(HELD_BACK, 3, "")));
    made.addData();
    made.page("index.html", "<h1>What is on record</h1>", null);
    Opened seal = entry(MADE, "{\"manifest\":\"" + made.manifest() + "\"}");
    log.append(List.of(seal.leaf()));
    file = EvidenceFile.sealed(made.unsealed(), proof(3, Optional.of(seal.json())));
  }

  private CheckEvidence.Result check(byte[] bytes) {
    return CheckEvidence.of(Packing.unzip(bytes), policy);
  }

  private byte[] part(String path) {
    return java.util.Objects.requireNonNull(Packing.unzip(file).parts().get(path), path);
  }

  private CheckEvidence.Result without(String path) {
    var parts = new LinkedHashMap<>(Packing.unzip(file).parts());
    parts.remove(path);
    return check(Packing.zip(parts));
  }

  private CheckEvidence.Result with(String path, byte[] content) {
    var parts = new LinkedHashMap<>(Packing.unzip(file).parts());
    parts.put(path, content);
    return check(Packing.zip(parts));
  }

  @Test
  void a_file_as_it_was_made_is_proved_and_says_what_it_holds() {
    CheckEvidence.Result result = check(file);
    assertThat(result.wrong()).isEmpty();
    assertThat(result.words())
        .containsExactly(
            "Disclosure to a court",
            "Made under entry " + MADE + ", received 2026-03-02T12:00:00Z.",
            "2 entries are shown, 1 are listed without their words. Witnessed by: none.");
  }

  @Test
  void no_byte_can_be_another_and_what_stands_there_is_named() {
    Map<String, byte[]> parts = Packing.unzip(file).parts();
    for (int at = 0; at < file.length; at++) {
      byte[] forged = file.clone();
      forged[at] ^= 1;
      assertThat(check(forged).sound()).as("byte %d of %d", at, file.length).isFalse();
    }
    parts.forEach((path, content) -> {
      for (int at = 0; at < content.length; at++) {
        byte[] forged = content.clone();
        forged[at] ^= 1;
        assertThat(with(path, forged).wrong())
            .as("byte %d of %s", at, path)
            .anySatisfy(wrong -> assertThat(wrong).contains(path));
      }
    });
  }

  @Test
  void what_was_altered_is_named_by_its_entry() {
    assertThat(with("entries/0002.html", "<p>Early.</p>".getBytes(UTF_8)).wrong())
        .containsExactly("changed: entries/0002.html, entry " + SECOND);
    String csv = new String(part("entries.csv"), UTF_8);
    assertThat(with("entries.csv", csv.replace("He waited", "She waited").getBytes(UTF_8)).wrong())
        .containsExactly("changed: entries.csv, line 3, entry " + SECOND);
    assertThat(without("entries/0001.html").wrong())
        .containsExactly("missing: entries/0001.html, entry " + FIRST);
    assertThat(with("entries/0003.html", "<p>More.</p>".getBytes(UTF_8)).wrong())
        .containsExactly("added: entries/0003.html, which was not in the file");
    assertThat(without("proofs/0003.tlog-proof").wrong())
        .containsExactly("missing: proofs/0003.tlog-proof, entry " + HELD_BACK);
  }

  @Test
  void another_s_key_a_list_of_one_s_own_and_a_file_without_its_seal_prove_nothing() {
    SigningKey another =
        SigningKey.generate(KEY.verifierKey().name(), SignatureKind.ED25519, RANDOM);
    assertThat(
            CheckEvidence.of(Packing.unzip(file), WitnessPolicy.only(another.verifierKey()))
                .wrong())
        .hasSize(4)
        .allSatisfy(wrong -> assertThat(wrong).contains("not signed by a log that you trust"));
    // Whoever leaves out an entry must write the list anew, and the seal is of the old one.
    Map<String, byte[]> parts = Packing.unzip(file).parts();
    Manifest manifest = Manifest.parse(part(Manifest.PATH));
    var fewer =
        new Manifest(
            manifest.format(),
            manifest.title(),
            manifest.log(),
            manifest.entries().subList(0, 2),
            new ArrayList<>(
                manifest.parts().stream()
                    .filter(part -> !part.path().equals("proofs/0003.tlog-proof"))
                    .toList()));
    var forged = new LinkedHashMap<>(parts);
    forged.remove("proofs/0003.tlog-proof");
    forged.put(Manifest.PATH, fewer.bytes());
    assertThat(check(Packing.zip(forged)).wrong())
        .containsExactly(
            "changed: manifest.json, the list of all that is in the file, is not what was made"
                + " under entry "
                + MADE);
    assertThat(without(Manifest.SEAL).sound()).isFalse();
    assertThat(check("a letter".getBytes(UTF_8)).wrong())
        .anySatisfy(wrong -> assertThat(wrong).contains("This is no file of evidence"));
    assertThat(check(Arrays.copyOf(file, file.length / 2)).sound()).isFalse();
  }

  @Test
  void unpacked_into_a_folder_it_is_checked_as_well(@TempDir Path folder) throws IOException {
    for (Map.Entry<String, byte[]> part : Packing.unzip(file).parts().entrySet()) {
      Path place = folder.resolve(part.getKey());
      Files.createDirectories(place.getParent());
      Files.write(place, part.getValue());
    }
    assertThat(CheckEvidence.of(folder, policy).wrong()).isEmpty();
    Files.writeString(folder.resolve("index.html"), "<h1>Nothing is on record</h1>");
    assertThat(CheckEvidence.of(folder, policy).wrong()).containsExactly("changed: index.html");
  }

  @Test
  void data_that_the_maker_wrote_otherwise_than_the_proofs_say_are_noticed() throws Exception {
    var made = new EvidenceFile("Made up", KEY.verifierKey().vkey());
    Opened one = entry(FIRST, "{\"summary\":\"Late again.\"}");
    long place = log.append(List.of(one.leaf()));
    made.shown(FIRST, proof(place, Optional.of(one.json())));
    made.lines(
        EvidenceFile.DATA, List.of(new EvidenceFile.Line("{\"summary\":\"Early.\"}", FIRST)));
    Opened seal = entry(MADE, "{\"manifest\":\"" + made.manifest() + "\"}");
    long sealed = log.append(List.of(seal.leaf()));
    byte[] bytes = EvidenceFile.sealed(made.unsealed(), proof(sealed, Optional.of(seal.json())));
    assertThat(check(bytes).wrong())
        .containsExactly(
            "entries.ndjson says something else than the proofs: made so, not altered");
  }
}
