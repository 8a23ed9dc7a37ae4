package org.breakwater.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.DirectoryTiles;
import org.breakwater.ledger.tiles.TileStore;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_example_of_the_readme_does_what_it_says(@TempDir Path folder) throws Exception {
    SecureRandom random = new SecureRandom();
    byte[] entry = "what was seen".getBytes(StandardCharsets.UTF_8);
    // the example begins
    SigningKey key = SigningKey.generate("log.example/aldermoor", SignatureKind.ED25519, random);
    TileStore store = new DirectoryTiles(folder);
    Log log = Log.create(store, key);
    long place = log.append(List.of(entry));

    byte[] file = log.prove(place).bytes(); // give this to someone, with the entry
    WitnessPolicy trusted = WitnessPolicy.only(VerifierKey.parse(log.vkey()));
    LogProof.Outcome outcome = LogProof.parse(file).check(entry, trusted);

    VerificationReport report = new LogVerifier(VerifierKey.parse(log.vkey())).verify(store);
    // the example ends
    assertThat(outcome).isInstanceOf(LogProof.Outcome.Proved.class);
    assertThat(report.sound()).isTrue();
  }

  @Test
  void the_example_above_is_the_one_in_the_readme() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
    assertThat(example.find()).isTrue();
    String source =
        Files.readString(Path.of("src/test/java/org/breakwater/ledger/ReadmeTest.java"));
    int start = source.indexOf("// the example begins\n") + "// the example begins\n".length();
    String tested = source.substring(start, source.indexOf("    // the example ends"));
    assertThat(tested.stripTrailing().stripIndent() + "\n").isEqualTo(example.group(1));
  }
}
