package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.identity.ExportIdentities;
import org.breakwater.intake.ReportReceived;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One invented child, Tamsin Orrell, followed across five agencies. */
class StoryTest {
  @TempDir static Path folder;
  private static ARecord record;
  private static List<UUID> entries;
  private static UUID tamsin;

  @BeforeAll
  static void receive() {
    record = new ARecord(folder);
    record.itIs("2014-04-01T00:00:00Z");
    List<String> all = ARecord.lines("/story/tamsin.ndjson");
    List<UUID> early = record.receive(all.subList(0, 1));
    record.itIs("2015-01-05T09:00:00Z");
    List<UUID> late = record.receive(all.subList(1, all.size()));
    entries = Stream.concat(early.stream(), late.stream()).toList();
    tamsin = record.person(entries.getFirst(), 0);
  }

  @AfterAll
  static void close() {
    record.close();
  }

  @Test
  void every_agencys_reports_are_one_story_in_the_order_in_which_things_happened() {
    assertThat(refs(AsKnown.TODAY, Filter.ALL.told(Filter.Order.OLDEST)))
        .as(
            "the year, then the day, then the month it lies in, then the instant; undated last"
                + " written place")
        .containsExactly(
            "POL-2014-3302",
            "SOC-2014-0412",
            "HEA-2014-0207",
            "SCH-2014-0031",
            "POL-2014-1187",
            "YTH-2014-0009",
            "HEA-2014-0555");
  }

  @Test
  void newest_first_is_the_same_order_backwards() {
    List<String> oldest = refs(AsKnown.TODAY, Filter.ALL.told(Filter.Order.OLDEST));
    assertThat(refs(AsKnown.TODAY, Filter.ALL)).isEqualTo(oldest.reversed());
  }

  @Test
  void a_story_can_be_narrowed_by_agency_kind_and_time() {
    var police = new Filter(Set.of("police"), Set.of(), null, null, Filter.Order.OLDEST);
    assertThat(refs(AsKnown.TODAY, police)).containsExactly("POL-2014-3302", "POL-2014-1187");
    var missing = new Filter(Set.of("police"), Set.of("missing"), null, null, Filter.Order.OLDEST);
    assertThat(refs(AsKnown.TODAY, missing)).containsExactly("POL-2014-3302");
    var march =
        new Filter(
            Set.of(),
            Set.of(),
            LocalDate.of(2014, 3, 4),
            LocalDate.of(2014, 3, 31),
            Filter.Order.OLDEST);
    assertThat(refs(AsKnown.TODAY, march))
        .as("what may have happened then, however vaguely dated")
        .containsExactly("SOC-2014-0412", "HEA-2014-0207", "POL-2014-1187");
  }

  @Test
  void on_record_somewhere_by_a_day_is_what_any_agency_had_written_down_by_then() {
    assertThat(refs(AsKnown.of(LocalDate.of(2014, 3, 31), "recorded"), Filter.ALL))
        .containsExactly("POL-2014-1187", "SCH-2014-0031");
  }

  @Test
  void available_here_by_a_day_is_what_had_been_received_by_then() {
    assertThat(refs(AsKnown.of(LocalDate.of(2014, 4, 2), "here"), Filter.ALL))
        .containsExactly("SCH-2014-0031");
    assertThat(refs(AsKnown.of(LocalDate.of(2014, 3, 2), "here"), Filter.ALL)).isEmpty();
  }

  @Test
  void years_count_what_is_chosen() {
    List<Chronology.Year> years =
        record.read(
            jdbc -> Chronology.of(Bounds.of(tamsin, AsKnown.TODAY, jdbc), jdbc).years(Filter.ALL));
    assertThat(years).containsExactly(new Chronology.Year(2013, 1), new Chronology.Year(2014, 6));
  }

  @Test
  void who_she_is_keeps_every_name_and_birth_date_that_was_said() {
    Identity who =
        record.read(jdbc ->
            new People(jdbc, record.json()).who(tamsin, Bounds.of(tamsin, AsKnown.TODAY, jdbc)));
    assertThat(who.name()).isEqualTo("Tamsin Orrell");
    assertThat(who.names())
        .extracting(Said::value)
        .containsExactly("Tamsin Orrell", "Tamsyn Orell");
    assertThat(who.born()).extracting(Said::value).containsExactly("2001-05-17", "2001-05-11");
    assertThat(who.addresses().getFirst().value().line()).isEqualTo("2 Sallow Court");
    assertThat(who.age(LocalDate.of(2015, 1, 5))).contains(new Identity.Age(13, false));
    assertThat(who.agencies())
        .containsExactly("health", "police", "school", "social-care", "youth-service");
  }

  @Test
  void who_and_what_is_around_her_says_how_and_unknown_adults_are_listed() {
    List<Around.Companion> people =
        record.read(jdbc -> {
          var around = new Around(jdbc, Bounds.of(tamsin, AsKnown.TODAY, jdbc), record.json());
          return around.people(around.links());
        });
    assertThat(people).extracting(Around.Companion::name).contains("Kaz", "Dawn Orrell", null);
    assertThat(people)
        .filteredOn(one -> "Ruth Hale".equals(one.name()))
        .allMatch(Around.Companion::professional);
    assertThat(people)
        .filteredOn(one -> "Dawn Orrell".equals(one.name()))
        .flatExtracting(Around.Companion::links)
        .contains(new Around.Link("parent", false, 1));
  }

  @Test
  void a_vehicle_around_her_says_who_drove_it() {
    List<Around.Belonging> things =
        record.read(jdbc -> {
          var around = new Around(jdbc, Bounds.of(tamsin, AsKnown.TODAY, jdbc), record.json());
          return around.things(around.links());
        });
    assertThat(things)
        .filteredOn(one -> one.shown().equals("YJ55KZT"))
        .singleElement()
        .satisfies(car -> {
          assertThat(car.label()).isEqualTo("silver Astra");
          assertThat(car.links()).containsExactly(new Around.Link("passenger", true, 1));
        });
    assertThat(things)
        .filteredOn(one -> one.theirs() > 0)
        .extracting(Around.Belonging::shown)
        .contains("14 Kiln Row, QX4 7LM", "2 Sallow Court, QX4 9PP");
    assertThat(things)
        .as("another person's phone is theirs")
        .noneMatch(one -> one.type().equals("phone"));
  }

  @Test
  void her_own_words_come_newest_first() {
    List<Inside.Words> words =
        record.read(jdbc -> new Inside(jdbc).words(Bounds.of(tamsin, AsKnown.TODAY, jdbc), 10));
    assertThat(words)
        .extracting(Inside.Words::entry)
        .containsExactly(entries.get(4), entries.get(0));
    assertThat(words).allMatch(one -> one.allWords() == 2);
  }

  @Test
  void a_half_seen_plate_names_the_whole_ones_that_it_may_be() {
    record.read(jdbc -> {
      var things = new Things(jdbc);
      UUID half =
          jdbc.sql("select id from thing where value = 'YJ5?KZT'").query(UUID.class).single();
      Things.Known known = things.find(half).orElseThrow();
      assertThat(known.half()).isTrue();
      assertThat(things.mayBe(known)).extracting(Things.Known::value).containsExactly("YJ55KZT");
      Things.Known whole = things.find(things.mayBe(known).getFirst().id()).orElseThrow();
      assertThat(things.mayBe(whole)).extracting(Things.Known::value).containsExactly("YJ5?KZT");
      return true;
    });
  }

  @Test
  void the_story_is_handed_out_oldest_first_one_entry_a_line() {
    var out = new StringWriter();
    int written =
        record.bean(ExportStory.class).export("harbourmaster", tamsin, AsKnown.TODAY, out);
    List<String> lines = out.toString().lines().toList();
    assertThat(written).isEqualTo(7).isEqualTo(lines.size());
    assertThat(record.json().readTree(lines.getFirst()).at("/event/report/ref").asString())
        .isEqualTo("POL-2014-3302");
    var then = new AsKnown.OnRecord(Instant.parse("2014-03-05T00:00:00Z"));
    assertThat(
            record
                .bean(ExportStory.class)
                .export("harbourmaster", tamsin, then, new StringWriter()))
        .isOne();
  }

  @Test
  void which_mention_is_whom_is_handed_out_as_a_table() {
    var out = new StringWriter();
    long mentions = record.bean(ExportIdentities.class).export("harbourmaster", out);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines.getFirst()).isEqualTo("agency,report,ref,person");
    assertThat(lines).hasSize((int) mentions + 1);
    assertThat(lines).contains("health,HEA-2014-0555,p1," + tamsin);
  }

  @Test
  void how_each_mention_joined_and_why_is_kept() {
    record.read(jdbc -> {
      var judged = new Judged(jdbc, record.json());
      List<Judged.Joined> mentions = judged.mentions(tamsin, Judged.A_PAGE, 0);
      assertThat(mentions).hasSize(7).allMatch(one -> !one.gone() && one.allMentions() == 7);
      assertThat(judged.about(List.of(entries.get(6)), 100))
          .filteredOn(one -> one.about(entries.get(6), 0))
          .singleElement()
          .satisfies(one ->
              assertThat(one.because())
                  .anySatisfy(step -> assertThat(step).startsWith("identifier:nhs.0 ")));
      return true;
    });
  }

  private static List<String> refs(AsKnown asKnown, Filter filter) {
    List<UUID> ids =
        record.read(jdbc ->
            Chronology.of(Bounds.of(tamsin, asKnown, jdbc), jdbc).lines(filter, 100, 0).stream()
                .map(Chronology.Line::entry)
                .toList());
    return record.read(_ ->
        ids.stream()
            .map(id -> record.entries().of(List.of(id)).getFirst())
            .map(entry -> ((ReportReceived) entry.event()).report().ref())
            .toList());
  }
}
