package org.breakwater.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.breakwater.ledger.Shared;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of transparency-dev/merkle, which every transparency log should agree on. */
class PublicVectorsTest {
  /** Whether our code accepts the proof in a vector. */
  private interface Judge {
    boolean accepts(JsonNode vector);
  }

  @Test
  void inclusion_proofs_are_judged_as_others_judge_them() throws Exception {
    assertThat(misjudged("inclusion", 98, PublicVectorsTest::inclusion)).isEmpty();
  }

  @Test
  void consistency_proofs_are_judged_as_others_judge_them() throws Exception {
    assertThat(misjudged("consistency", 98, PublicVectorsTest::consistency)).isEmpty();
  }

  @Test
  void subtree_inclusion_proofs_are_judged_as_others_judge_them() throws Exception {
    assertThat(misjudged("subtreeinclusion", 204, PublicVectorsTest::subtreeInclusion)).isEmpty();
  }

  @Test
  void subtree_consistency_proofs_are_judged_as_others_judge_them() throws Exception {
    assertThat(misjudged("subtreeconsistency", 118, PublicVectorsTest::consistency)).isEmpty();
  }

  /** One vector of the four sets, kept here so that this class says something by itself. */
  @Test
  void a_vector_with_a_wrong_root_is_refused() {
    String vector =
        """
        {"size1": 1, "size2": 1, "root1": "V3JvbmdMZWFm", "root2": "V3JvbmdMZWFn", "proof": null,
         "wantErr": true}
        """;
    assertThat(accepted(PublicVectorsTest::consistency, new JsonMapper().readTree(vector)))
        .isFalse();
  }

  private static List<String> misjudged(String set, int count, Judge judge) throws IOException {
    List<String> misjudged = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Shared.folder("merkle/" + set))) {
      files = walk.filter(file -> file.toString().endsWith(".json")).toList();
    }
    assertThat(files).hasSize(count);
    for (Path file : files) {
      JsonNode vector = new JsonMapper().readTree(Files.readAllBytes(file));
      if (accepted(judge, vector) == vector.get("wantErr").asBoolean()) {
        misjudged.add(file + " " + vector);
      }
    }
    return misjudged;
  }

  private static boolean accepted(Judge judge, JsonNode vector) {
    try {
      return judge.accepts(vector);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean inclusion(JsonNode vector) {
    return new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), proof(vector))
        .proves(hash(vector.get("leafHash")), hash(vector.get("root")));
  }

  private static boolean subtreeInclusion(JsonNode vector) {
    Subtree subtree = new Subtree(number(vector, "start"), number(vector, "end"));
    return new InclusionProof(
            number(vector, "leafIdx") - subtree.start(), subtree.size(), proof(vector))
        .proves(hash(vector.get("leafHash")), hash(vector.get("root")));
  }

  private static boolean consistency(JsonNode vector) {
    long size = number(vector, vector.has("size") ? "size" : "size2");
    ConsistencyProof proof =
        vector.has("start")
            ? new ConsistencyProof(
                new Subtree(number(vector, "start"), number(vector, "end")), size, proof(vector))
            : new ConsistencyProof(number(vector, "size1"), size, proof(vector));
    return proof.proves(hash(vector.get("root1")), hash(vector.get("root2")));
  }

  /** Sizes in the vectors are unsigned: those past ours read as negative and are refused. */
  private static long number(JsonNode vector, String name) {
    return vector.get(name).bigIntegerValue().longValue();
  }

  private static List<Hash> proof(JsonNode vector) {
    List<Hash> hashes = new ArrayList<>();
    vector.get("proof").forEach(hash -> hashes.add(hash(hash)));
    return hashes;
  }

  /** Some vectors have any text for a hash, equal or not. Only nothing at all is no hash. */
  private static Hash hash(JsonNode base64) {
    byte[] bytes = Base64.getDecoder().decode(base64.asString());
    boolean itself = bytes.length == 0 || bytes.length == Hash.SIZE;
    return itself ? Hash.of(bytes) : TreeHasher.leaf(bytes);
  }
}
