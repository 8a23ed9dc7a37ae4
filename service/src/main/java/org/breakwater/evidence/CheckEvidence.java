package org.breakwater.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.breakwater.ledger.LogProof;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.record.Opened;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a file of evidence with nothing but the file and a key: that each of its entries is in the
 * log word for word, and that no byte is another than when the file was made. Whatever is not is
 * named, with the entry that it shows.
 */
public final class CheckEvidence {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, byte[]> parts;
  private final WitnessPolicy policy;
  private final List<String> wrong = new ArrayList<>();
  private final Set<String> witnesses = new LinkedHashSet<>();

  private CheckEvidence(Map<String, byte[]> parts, WitnessPolicy policy) {
    this.parts = parts;
    this.policy = policy;
  }

  /**
   * What was found.
   *
   * @param wrong a line for each thing that is wrong, none where all is proved
   * @param words what the file is, and what it proves, a line each; none where that cannot be told
   */
  public record Result(List<String> wrong, List<String> words) {
    /** Whether every byte and every entry is proved. */
    public boolean sound() {
      return wrong.isEmpty();
    }
  }

  /**
   * Checks a file, or a folder into which it was unpacked.
   *
   * @param policy which log is trusted, and which witnesses must have signed
   * @throws IOException if it cannot be read
   */
  public static Result of(Path place, WitnessPolicy policy) throws IOException {
    return of(Packing.read(place), policy);
  }

  static Result of(Packing.Unpacked unpacked, WitnessPolicy policy) {
    var check = new CheckEvidence(unpacked.parts(), policy);
    List<String> words = check.run();
    unpacked.wrong().ifPresent(check.wrong::add);
    return new Result(List.copyOf(check.wrong), words);
  }

  private List<String> run() {
    byte[] listed = parts.get(Manifest.PATH);
    if (listed == null) {
      wrong.add("This is no file of evidence: it has no " + Manifest.PATH + ", or it is damaged.");
      return List.of();
    }
    Optional<Opened> made = seal(listed);
    Manifest manifest;
    try {
      manifest = Manifest.parse(listed);
    } catch (IllegalArgumentException e) {
      wrong.add("changed: " + Manifest.PATH + ", the list of all that is in the file");
      return List.of();
    }
    Set<String> paths = new HashSet<>(Set.of(Manifest.PATH, Manifest.SEAL));
    for (Manifest.Part part : manifest.parts()) {
      paths.add(part.path());
      compare(part);
    }
    parts.keySet().stream()
        .filter(path -> !paths.contains(path))
        .forEach(path -> wrong.add("added: " + path + ", which was not in the file"));
    var data = new ArrayList<String>();
    manifest.entries().forEach(entry -> prove(entry).ifPresent(data::add));
    compareData(data);
    return made.map(opened -> words(manifest, opened)).orElse(List.of());
  }

  /** The log must have the entry that made the file, and that entry the manifest's hash. */
  private Optional<Opened> seal(byte[] manifest) {
    byte[] seal = parts.get(Manifest.SEAL);
    if (seal == null) {
      wrong.add("missing: " + Manifest.SEAL + ", the proof of the entry that made the file");
      return Optional.empty();
    }
    try {
      LogProof proof = LogProof.parse(seal);
      Opened opened = Opened.parse(proof.extra().orElse(new byte[0]));
      if (!proved(Manifest.SEAL, proof, opened.leaf())) {
        return Optional.empty();
      }
      JsonNode stated = JSON.readTree(opened.body()).path("manifest");
      if (!stated.isString() || !stated.stringValue().equals(Manifest.sha256(manifest))) {
        wrong.add(
            "changed: "
                + Manifest.PATH
                + ", the list of all that is in the file, is not what was made under entry "
                + member(opened.header(), "id"));
      }
      return Optional.of(opened);
    } catch (IllegalArgumentException | JacksonException e) {
      wrong.add("changed: " + Manifest.SEAL + ", the proof of the entry that made the file");
      return Optional.empty();
    }
  }

  private boolean proved(String what, LogProof proof, byte[] leaf) {
    return switch (proof.check(leaf, policy)) {
      case LogProof.Outcome.NotProved(String words) -> {
        wrong.add("not proved: " + what + ": " + words);
        yield false;
      }
      case LogProof.Outcome.Proved(Checkpoint _, Set<String> cosigned) -> {
        witnesses.addAll(cosigned);
        yield true;
      }
    };
  }

  private void compare(Manifest.Part part) {
    byte[] bytes = parts.get(part.path());
    if (bytes == null) {
      wrong.add("missing: " + part.path() + of(part.entry()));
    } else if (!Manifest.sha256(bytes).equals(part.sha256())) {
      List<Manifest.Line> lines = part.lines();
      String which = lines == null ? of(part.entry()) : lines(bytes, lines);
      wrong.add("changed: " + part.path() + which);
    }
  }

  private static String of(@Nullable UUID entry) {
    return entry == null ? "" : ", entry " + entry;
  }

  /** Which lines differ, and the entries that they show. */
  private static String lines(byte[] bytes, List<Manifest.Line> lines) {
    String[] now = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    var which = new StringBuilder();
    for (int at = 0; at < Math.max(now.length - 1, lines.size()); at++) {
      Manifest.Line line = at < lines.size() ? lines.get(at) : null;
      boolean same =
          line != null && at < now.length && Manifest.sha256(now[at]).equals(line.sha256());
      if (!same) {
        which.append(", line ").append(at + 1).append(line == null ? "" : of(line.entry()));
      }
    }
    return which.isEmpty() ? ", its last line" : which.toString();
  }

  /** Checks one entry; gives what the data must say of it, if it is shown. */
  private Optional<String> prove(Manifest.Proved entry) {
    byte[] bytes = parts.get(entry.proof());
    if (bytes == null) {
      return Optional.empty(); // said already
    }
    String what = entry.proof() + ", entry " + entry.entry();
    try {
      LogProof proof = LogProof.parse(bytes);
      if (entry.leaf() != null) {
        proved(what, proof, Base64.getDecoder().decode(entry.leaf()));
        return Optional.empty();
      }
      Opened opened = Opened.parse(proof.extra().orElse(new byte[0]));
      if (!proved(what, proof, opened.leaf())) {
        return Optional.empty();
      }
      if (!member(opened.header(), "id").equals(entry.entry().toString())) {
        wrong.add("not proved: " + what + ": this is the proof of another entry");
      }
      return Optional.of(EvidenceFile.data(proof, opened));
    } catch (IllegalArgumentException e) {
      wrong.add("not proved: " + what + ": this is no proof, or it is damaged");
      return Optional.empty();
    }
  }

  /** What the data say must be what is proved, also where whoever made the file would lie. */
  private void compareData(List<String> proved) {
    byte[] data = parts.get(EvidenceFile.DATA);
    if (data == null || !wrong.isEmpty()) {
      return;
    }
    String expected = proved.isEmpty() ? "" : String.join("\n", proved) + "\n";
    if (!Arrays.equals(data, expected.getBytes(StandardCharsets.UTF_8))) {
      wrong.add(EvidenceFile.DATA + " says something else than the proofs: made so, not altered");
    }
  }

  private List<String> words(Manifest manifest, Opened made) {
    long held = manifest.entries().stream().filter(entry -> entry.leaf() != null).count();
    return List.of(
        manifest.title(),
        "Made under entry " + member(made.header(), "id") + ", received " + made.received() + ".",
        (manifest.entries().size() - held)
            + " entries are shown, "
            + held
            + " are listed without their words. Witnessed by: "
            + (witnesses.isEmpty() ? "none" : String.join(", ", witnesses))
            + ".");
  }

  private static String member(String json, String name) {
    return JSON.readTree(json).path(name).stringValue("");
  }
}
