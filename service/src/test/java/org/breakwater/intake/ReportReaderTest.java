package org.breakwater.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read as a report, and what is said of what cannot. */
class ReportReaderTest {
  private static final String MINIMAL =
      """
      {"ref":"Q-1","agency":"school","kind":"concern","recorded":"2011-03-09T16:20:00Z",\
      "summary":"Late again.","people":[]}\
      """;

  private final ReportReader reader = new ReportReader();

  @Test
  void the_least_that_a_report_can_be_is_read_as_sent() {
    assertThat(report(MINIMAL))
        .isEqualTo(
            new Report(
                "Q-1",
                "school",
                "concern",
                null,
                null,
                "2011-03-09T16:20:00Z",
                null,
                "Late again.",
                List.of(),
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "ref":"Q-1"         | "ref":""                     | ref | empty
          "ref":"Q-1"         | "ref":5                      | ref | must be text
          "ref":"Q-1",        | ``                           | ref | is missing
          "agency":"school"   | "agency":"School"            | agency | lower-case
          "agency":"school"   | "agency":"s"                 | agency | 2 to 32
          "kind":"concern"    | "kind":null                  | kind | must be text
          "people":[]         | "people":[],"colour":"green" | colour | not a field
          "people":[]         | "peeple":[]                  | people | is missing
          "people":[]         | "people":{}                  | people | must be a list
          "people":[]         | "people":[7]                 | people[0] | must be an object
          "people":[]         | "people":[{"ref":"p1"}]      | people[0].role | is missing
          "people":[]         | "people":[{"ref":"p1","role":"uncle"}] | people[0].role | must be one of
          "people":[]         | "people":[{"ref":"p1","role":"child","age":131}] | people[0].age | whole number from -1 to 130
          "people":[]         | "people":[{"ref":"p1","role":"child","age":1.5}] | people[0].age | whole number
          "people":[]         | "people":[{"ref":"p1","role":"child","age":"9"}] | people[0].age | whole number
          "people":[]         | "people":[{"ref":"p1","role":"child","age":1e999999999}] | people[0].age | whole number
          "people":[]         | "people":[{"ref":"p1","role":"child","born":"21/4/1997"}] | people[0].born | must be a year
          "people":[]         | "people":[{"ref":"p1","role":"child","phones":[1]}] | people[0].phones[0] | must be text
          "people":[]         | "people":[{"ref":"p1","role":"child","addresses":[{"town":"x"}]}] | people[0].addresses[0].town | not a field
          "people":[]         | "people":[{"ref":"p1","role":"child","identifiers":[{"scheme":"NHS","value":"1"}]}] | people[0].identifiers[0].scheme | lower-case
          "people":[]         | "people":[{"ref":"p1","role":"child","sex":"F"}] | people[0].sex | must be one of
          "people":[]         | "people":[],"things":[{"ref":"t1","type":"tank","value":""}] | things[0].type | must be one of
          "people":[]         | "people":[],"links":[{"from":"p1","to":"p2"}] | links[0].type | is missing
          "people":[]         | "people":[],"concerns":["Neglect"] | concerns[0] | lower-case
          "people":[]         | "people":[],"occurred":"yesterday" | occurred | must be a year
          "people":[]         | "people":[],"author":"me"     | author | must be an object
          2011-03-09T16:20:00Z | 2011-03-09T16:20:00         | recorded | with its offset
          2011-03-09T16:20:00Z | 2011-02-30T16:20:00Z        | recorded | with its offset
          2011-03-09T16:20:00Z | 2011-03-09                  | recorded | with its offset
          """)
  void a_broken_rule_is_named_by_its_field_in_words(
      String part, String instead, String field, String words) {
    List<Received.Fault> faults = faults(MINIMAL.replace(part, instead == null ? "" : instead));
    assertThat(faults)
        .anySatisfy(fault -> {
          assertThat(fault.field()).isEqualTo(field);
          assertThat(fault.reason()).contains(words);
        });
  }

  @Test
  void all_faults_of_a_report_are_told_at_once_up_to_twenty() {
    assertThat(faults("{}").stream().map(Received.Fault::field))
        .containsExactlyInAnyOrder("ref", "agency", "kind", "recorded", "summary", "people");
    String many = MINIMAL.replace("[]", "[" + "{},".repeat(199) + "{}]");
    assertThat(faults(many)).hasSize(20);
  }

  @Test
  void what_is_said_never_repeats_what_a_field_said() {
    String secret = "Zebedee Quince";
    for (String wrong :
        new String[] {
          MINIMAL.replace("school", secret),
          MINIMAL.replace("concern", secret),
          MINIMAL.replace("2011-03-09T16:20:00Z", secret),
          MINIMAL.replace("[]", "[{\"ref\":\"p1\",\"role\":\"" + secret + "\"}]"),
          MINIMAL.replace("[]", "\"" + secret),
          secret,
          "\"" + secret + "\"",
        }) {
      assertThat(faults(wrong).toString()).doesNotContain("Zebedee").doesNotContain("Quince");
    }
  }

  @Test
  void lengths_are_counted_in_characters_as_people_count_them() {
    String face = "\uD83D\uDE00";
    assertThat(report(MINIMAL.replace("Late again.", face.repeat(20_000))).summary())
        .isEqualTo(face.repeat(20_000));
    assertThat(faults(MINIMAL.replace("Late again.", face.repeat(20_001))))
        .containsExactly(
            new Received.Fault("summary", "has 20001 characters; at most 20000 are allowed"));
    assertThat(report(MINIMAL.replace("Q-1", "x".repeat(64))).ref()).hasSize(64);
    assertThat(faults(MINIMAL.replace("Q-1", "x".repeat(65)))).hasSize(1);
  }

  @Test
  void lists_may_be_as_long_as_the_contract_says_and_no_longer() {
    String person = "{\"ref\":\"p\",\"role\":\"other\"}";
    assertThat(
            report(MINIMAL.replace("[]", "[" + (person + ",").repeat(199) + person + "]")).people())
        .hasSize(200);
    assertThat(faults(MINIMAL.replace("[]", "[" + (person + ",").repeat(200) + person + "]")))
        .containsExactly(new Received.Fault("people", "has 201 items; at most 200 are allowed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "9.0", "9e0", "0.9e1", "90e-1"})
  void a_whole_number_may_be_written_in_any_way_that_json_has(String written) {
    String report =
        MINIMAL.replace("[]", "[{\"ref\":\"p1\",\"role\":\"child\",\"age\":" + written + "}]");
    assertThat(report(report).people().getFirst().age()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-12-31T23:59:60Z",
        "2011-03-09t16:20:00z",
        "2011-03-09T16:20:00.123456789123Z",
        "2011-03-09T16:20:00-00:00",
        "2011-03-09T16:20:00+14:00",
        "2012-02-29T00:00:00Z"
      })
  void a_moment_may_be_written_in_any_way_that_rfc_3339_has(String written) {
    assertThat(report(MINIMAL.replace("2011-03-09T16:20:00Z", written)).recorded())
        .isEqualTo(written);
  }

  @Test
  void a_leap_second_counts_as_the_second_before_it() {
    assertThat(Moments.rfc3339("2016-12-31T23:59:60.5Z"))
        .isEqualTo(java.time.Instant.parse("2016-12-31T23:59:59.5Z"));
  }

  @Test
  void nul_and_every_other_character_are_kept_as_sent() {
    assertThat(report(MINIMAL.replace("Late", "\\u0000La\\u202Ete")).summary())
        .isEqualTo("\0La\u202Ete again.");
  }

  @Test
  void half_of_a_surrogate_pair_is_no_text() {
    for (String half : new String[] {"\\ud83d", "\\uDE00", "\\uDE00\\uD83D"}) {
      assertThat(faults(MINIMAL.replace("Late", half)).getFirst().reason()).contains("surrogate");
    }
    assertThat(report(MINIMAL.replace("Late", "\\uD83D\\uDE00")).summary())
        .startsWith("\uD83D\uDE00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "\"text\"", "true"})
  void json_that_is_no_object_is_no_report(String json) {
    assertThat(faults(json).getFirst().reason()).contains("must be one JSON object");
  }

  @Test
  void what_is_not_json_says_where_it_stops_being_json() {
    assertThat(faults(MINIMAL.substring(0, 60)).getFirst().reason()).contains("breaks off");
    assertThat(faults("{'ref':1}").getFirst().reason()).contains("is not JSON");
    assertThat(faults(MINIMAL + MINIMAL).getFirst().reason()).contains("is not JSON");
    assertThat(faults(MINIMAL.replace("\"kind\"", "\"ref\"")).getFirst().reason())
        .contains("same field twice");
    assertThat(faults("[".repeat(100_000)).getFirst().reason()).isNotBlank();
    assertThat(faults("").getFirst().reason()).isNotBlank();
  }

  @Test
  void other_encodings_are_told_from_utf_8() {
    String accents = MINIMAL.replace("Late", "Zoë était");
    assertThat(report(accents).summary()).startsWith("Zoë était");
    for (Charset other : new Charset[] {ISO_8859_1, UTF_16}) {
      assertThat(reader.read(accents.getBytes(other)))
          .isInstanceOfSatisfying(
              ReportReader.Line.Unreadable.class,
              line -> assertThat(line.faults().getFirst().reason()).contains("UTF-8"));
    }
  }

  private Report report(String json) {
    return switch (reader.read(json.getBytes(UTF_8))) {
      case ReportReader.Line.Readable(var report) -> report;
      case ReportReader.Line.Unreadable(var faults) -> throw new AssertionError(faults);
    };
  }

  private List<Received.Fault> faults(String json) {
    return switch (reader.read(json.getBytes(UTF_8))) {
      case ReportReader.Line.Readable(var report) -> throw new AssertionError(report);
      case ReportReader.Line.Unreadable(var faults) -> faults;
    };
  }
}
