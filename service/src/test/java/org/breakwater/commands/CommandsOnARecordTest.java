package org.breakwater.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.breakwater.linkage.Model;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands on a record that is in use: what they add, hand out and find, and how they end. */
class CommandsOnARecordTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;
  private Path data;
  private Kept kept;

  @BeforeEach
  void open() {
    data = folder.resolve("data");
    kept = new Kept(data);
  }

  @AfterEach
  void close() {
    kept.close();
  }

  private Ran on(String... words) {
    return onInput("", words);
  }

  private Ran onInput(String input, String... words) {
    return Ran.withInput(
        input,
        Stream.concat(Stream.of(words), Stream.of("--data", data.toString()))
            .toArray(String[]::new));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String packed(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  @Test
  void bundles_are_added_once_however_they_come() throws IOException {
    Ran plain = on("import", file("a.ndjson", Kept.lines(1, 2)));
    assertThat(plain).isEqualTo(new Ran(0, "accepted 2, already held 0, refused 0\n", ""));
    Ran packed = on("import", packed("b.ndjson.gz", gzip(Kept.lines(2, 4))));
    assertThat(packed).isEqualTo(new Ran(0, "accepted 2, already held 1, refused 0\n", ""));
    Ran piped = onInput(Kept.lines(4, 5), "import", "-", file("c.ndjson", Kept.lines(5, 6)));
    assertThat(piped).isEqualTo(new Ran(0, "accepted 2, already held 2, refused 0\n", ""));
    assertThat(kept.references()).isEqualTo(Kept.references(1, 6));
  }

  @Test
  void refused_lines_go_to_their_file_with_line_field_and_reason_and_the_rest_is_kept()
      throws IOException {
    String role = Kept.report(2).replace("\"role\":\"child\"", "\"role\":\"pirate\"");
    String changed = Kept.report(1).replace("Late again.", "Early for once.");
    String bundle =
        String.join("\n", Kept.report(1), "", role, changed, "{\"ref\":", Kept.report(3));
    String from = file("mixed.ndjson", bundle);
    Path refused = folder.resolve("refused.ndjson.gz");

    Ran ran = on("import", from, "--refused", refused.toString());

    assertThat(ran).isEqualTo(new Ran(3, "accepted 2, already held 0, refused 3\n", ""));
    assertThat(kept.references()).containsExactly("Q-00001", "Q-00003");
    List<JsonNode> lines = unpacked(refused).lines().map(JSON::readTree).toList();
    assertThat(lines).extracting(line -> line.path("line").asInt()).containsExactly(3, 4, 5);
    assertThat(lines)
        .extracting(line -> line.path("field").asString())
        .containsExactly("people[0].role", "ref", "");
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(line.path("file").asString()).isEqualTo(from);
          assertThat(line.path("reason").asString()).isNotBlank();
        });
    assertThat(lines)
        .extracting(line -> line.path("text").asString())
        .containsExactly(role, changed, "{\"ref\":");
    assertThat(on("import", from).err())
        .as("without a file for them")
        .contains(from + " line 3: people[0].role must be one of ", from + " line 5: ");
  }

  @Test
  void a_file_that_is_not_there_is_told_before_anything_is_added() throws IOException {
    Ran ran = on("import", file("a.ndjson", Kept.lines(1, 2)), folder + "/missing.ndjson");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("missing.ndjson", "Nothing was added");
    assertThat(kept.references()).isEmpty();
  }

  @Test
  void a_packed_bundle_that_breaks_off_says_what_was_kept_and_the_whole_one_goes_on()
      throws IOException {
    byte[] whole = gzip(Kept.lines(1, 2_000));
    String cut = packed("cut.ndjson.gz", Arrays.copyOf(whole, whole.length * 9 / 10));
    Ran ran = on("import", cut);
    int accepted = kept.references().size();
    assertThat(accepted).isBetween(Kept.BATCH, 1_999);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEqualTo("accepted " + accepted + ", already held 0, refused 0\n");
    assertThat(ran.err()).contains(cut, "stopped after line " + accepted);
    assertThat(on("import", packed("whole.ndjson.gz", whole)))
        .isEqualTo(
            new Ran(
                0,
                "accepted " + (2_000 - accepted) + ", already held " + accepted + ", refused 0\n",
                ""));
  }

  @Test
  void a_database_that_fails_within_a_batch_keeps_none_of_it_and_all_before_it()
      throws IOException {
    kept.owner()
        .execute(
            """
            create function readings.fail() returns trigger language plpgsql as
              'begin raise exception ''no room''; end';
            create trigger fail before insert on readings.report
              for each row when (new.ref = 'Q-01700') execute function readings.fail()\
            """);
    String bundle = file("all.ndjson", Kept.lines(1, 2 * Kept.BATCH));

    Ran ran = on("import", bundle);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEqualTo("accepted 1000, already held 0, refused 0\n");
    assertThat(ran.err())
        .contains(bundle, "stopped after line 1000", "send the same bundle again")
        .doesNotContain("Mina");
    assertThat(kept.references()).isEqualTo(Kept.references(1, Kept.BATCH));
    assertThat(kept.entries()).isEqualTo(Kept.BATCH);

    kept.owner().execute("drop trigger fail on readings.report");
    assertThat(on("import", bundle))
        .isEqualTo(new Ran(0, "accepted 1000, already held 1000, refused 0\n", ""));
    assertThat(on("rebuild", "--check").code()).isZero();
  }

  @Test
  void a_reading_that_was_changed_is_found_and_put_right() throws IOException {
    on("import", file("a.ndjson", Kept.lines(1, 3)));
    assertThat(on("rebuild", "--check"))
        .isEqualTo(new Ran(0, "every reading is what the record says\n", ""));
    kept.damage("delete from readings.report where ref = 'Q-00002'");
    Ran found = on("rebuild", "--check");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out()).contains("report: 1 rows missing, 0 rows too many");
    assertThat(kept.references()).as("a check changes nothing").hasSize(2);
    assertThat(on("rebuild").code()).isZero();
    assertThat(kept.references()).isEqualTo(Kept.references(1, 3));
    assertThat(on("rebuild", "--check").code()).isZero();
  }

  @Test
  void a_model_is_learnt_from_the_record_and_kept_there_as_a_version() throws IOException {
    on("import", file("few.ndjson", Kept.lines(1, 3)));
    Ran tooFew = on("learn", "--record");
    assertThat(tooFew.code()).isEqualTo(1);
    assertThat(tooFew.out()).isEmpty();
    assertThat(tooFew.err())
        .contains("describes people in 3 ways; a model is learnt from 500 or more")
        .doesNotContain("Exception");

    on("import", file("many.ndjson", Kept.lines(4, 520)));
    Path out = folder.resolve("model.json");
    Ran learnt = on("learn", "--record", "--out", out.toString());
    assertThat(learnt.code()).isZero();
    assertThat(learnt.err()).contains("learnt from 520 descriptions", "puts it in force");
    Model model = Model.fromJson(Files.readString(out));
    assertThat(learnt.out()).isEqualTo("model " + model.version() + "\n");
    assertThat(kept.models()).containsExactly(model.hash());
    // The same record gives the same version, which is kept once.
    assertThat(on("learn", "--record").out()).isEqualTo(learnt.out());
    assertThat(kept.models()).containsExactly(model.hash());
    assertThat(on("rebuild", "--check").code()).isZero();
  }

  @Test
  void identities_and_a_story_are_exported_to_standard_output_and_to_files() throws IOException {
    String changedPlate = Kept.report(2).replace("Quay2", "Quay1");
    on("import", file("a.ndjson", Kept.report(1) + "\n" + changedPlate));

    Ran identities = on("export", "identities", "--out", "-");

    assertThat(identities.code()).isZero();
    List<String> rows = identities.out().lines().toList();
    assertThat(rows.getFirst()).isEqualTo("agency,report,ref,person");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).startsWith("school,Q-0000");
    String person = rows.get(1).substring(rows.get(1).lastIndexOf(',') + 1);
    assertThat(rows.get(2)).as("same name and birthday").endsWith("," + person);

    Path story = folder.resolve("story.ndjson.gz");
    Ran told = on("export", "story", person, "--out", story.toString());
    assertThat(told.code()).isZero();
    assertThat(told.out()).isEmpty();
    assertThat(unpacked(story).lines().map(JSON::readTree)).hasSize(2);
    Ran before =
        on("export", "story", person, "--out", "-", "--as-known-on", "2010-01-01T00:00:00Z");
    assertThat(before.out()).isEmpty();
    assertThat(before.err()).contains("Nothing is on record of " + person);
  }

  private static byte[] gzip(String text) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static String unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
