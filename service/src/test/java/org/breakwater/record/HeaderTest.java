package org.breakwater.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The header's spelling: stored commitments are over it, so it can never change. */
class HeaderTest {
  private record Something() implements Event {}

  @Test
  void a_header_is_spelt_as_docs_record_format_says() {
    var entry =
        new Entry(
            4711,
            UUID.fromString("0197c1f0-0000-7000-8000-000000000001"),
            new Something(),
            Occurred.parse("2011-03-09").orElseThrow(),
            Instant.parse("2011-03-10T09:00:00Z"),
            Instant.parse("2026-11-24T12:00:00.000001Z"),
            new Author(
                UUID.fromString("0197c1f0-0000-7000-8000-0000000000aa"), "Class teacher", "school"),
            Purpose.REPORTING,
            new Marking(Marking.Level.RESTRICTED, List.of("school.lead", "police.pp")),
            List.of(Subject.person(UUID.fromString("0197c1f0-0000-7000-8000-0000000000bb"))),
            null,
            UUID.fromString("0197c1f0-0000-7000-8000-0000000000cc"));
    assertThat(Header.of(entry, "report.received", 1))
        .isEqualTo(
            """
            {"answers":"0197c1f0-0000-7000-8000-0000000000cc",\
            "author":{"partner":"school","post":"Class teacher",\
            "user":"0197c1f0-0000-7000-8000-0000000000aa"},\
            "id":"0197c1f0-0000-7000-8000-000000000001","kind":"report.received",\
            "markedFor":["police.pp","school.lead"],"marking":"RESTRICTED",\
            "occurred":{"from":"2011-03-09T00:00:00Z","precision":"DAY","to":"2011-03-10T00:00:00Z"},\
            "place":4711,"purpose":"REPORTING","received":"2026-11-24T12:00:00.000001Z",\
            "recorded":"2011-03-10T09:00:00Z",\
            "subjects":["person:0197c1f0-0000-7000-8000-0000000000bb"],"version":1}\
            """);
  }

  @Test
  void what_is_not_known_is_left_out() {
    var entry =
        new Entry(
            1,
            UUID.fromString("0197c1f0-0000-7000-8000-000000000001"),
            new Something(),
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            Author.engine("matcher exact/1"),
            Purpose.ENGINE,
            Marking.OPEN,
            List.of(),
            null,
            null);
    assertThat(Header.of(entry, "k", 2))
        .isEqualTo(
            """
            {"author":{"partner":"breakwater","post":"matcher exact/1"},\
            "id":"0197c1f0-0000-7000-8000-000000000001","kind":"k","markedFor":[],"marking":"OPEN",\
            "place":1,"purpose":"ENGINE","received":"1970-01-01T00:00:00Z","recorded":"1970-01-01T00:00:00Z",\
            "subjects":[],"version":2}\
            """);
  }
}
