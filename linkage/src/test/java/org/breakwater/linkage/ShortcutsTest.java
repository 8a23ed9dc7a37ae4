package org.breakwater.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is done to save time changes nothing that is found. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShortcutsTest {
  private static final int LEAST = Thresholds.SHIPPED.ask() - 4_000;

  private final Random random = new Random(3);

  @Test
  void letters_never_rule_out_a_slip_or_a_likeness() {
    var words = new ArrayList<Word>();
    for (int i = 0; i < 400; i++) {
      var text = new StringBuilder();
      for (int letter = 1 + random.nextInt(9); letter > 0; letter--) {
        text.append("aabel1 2".charAt(random.nextInt(8)));
      }
      words.add(word(text.toString()));
    }
    for (Word one : words) {
      for (Word other : words) {
        assertThat(one.oneSlip(other)).isEqualTo(Text.oneSlip(one.text(), other.text()));
        for (int least : new int[] {600, 880, 900, 1000}) {
          assertThat(one.alike(other, least))
              .isEqualTo(Text.likeness(one.text(), other.text()) >= least);
        }
      }
    }
  }

  private static Word word(String text) {
    int[] none = NameTables.NONE;
    return new Word(text, text, 0, false, 0, Text.letters(text), none, none);
  }

  @Test
  void keys_are_the_same_as_numbers_as_they_are_in_words() {
    Model model = Model.shipped();
    for (PersonRecord record : town()) {
      Profile profile = model.profile(record);
      var hashed = new TreeSet<Long>();
      Keys.of(profile).forEach(key -> hashed.add(Blocks.hash(key) >>> Keys.KIND_BITS));
      long[] numbers = Keys.hashes(profile, KeyKind.ALL);
      assertThat(Arrays.stream(numbers).map(key -> key >>> Keys.KIND_BITS).toArray())
          .containsExactly(hashed.stream().mapToLong(key -> key).toArray());
      for (KeyKind kind : KeyKind.values()) {
        assertThat(Keys.hashes(profile, kind.bit()))
            .containsExactly(
                Arrays.stream(numbers).filter(key -> Keys.kind(key) == kind.bit()).toArray());
      }
    }
  }

  @Test
  void whoever_has_a_field_has_it_hashed_as_well() {
    Model model = Model.shipped();
    List<Profile> profiles = town().stream().map(model::profile).limit(300).toList();
    int common = 0;
    for (Profile own : profiles) {
      var fields = new Fields(own);
      long[] hashed = Keys.fields(own);
      for (Profile other : profiles) {
        var has = new TreeSet<Long>();
        for (long field : Keys.fields(other)) {
          if (Arrays.binarySearch(hashed, field) >= 0) {
            has.add(field);
          }
        }
        long distinct =
            IntStream.range(0, fields.count()).filter(field -> fields.has(field, other)).count();
        assertThat(distinct > 0).isEqualTo(!has.isEmpty());
        assertThat(distinct).isGreaterThanOrEqualTo(has.size());
        common += has.size();
      }
      assertThat(fields.count()).isGreaterThanOrEqualTo(hashed.length);
    }
    assertThat(common).isGreaterThan(300);
  }

  @Test
  void the_few_keys_are_those_of_all_keys_that_are_of_their_kinds() {
    Model model = Model.shipped();
    var records = new ArrayList<>(town());
    records.add(
        PersonRecord.of("a", "many").with(Kind.GIVEN, "Ava").with(Kind.FAMILY, "Lee").record());
    var many =
        PersonRecord.of("a", "so many that not all keys are kept").with(Kind.FAMILY, "Okoro");
    for (int i = 0; i < 60; i++) {
      many.with(Kind.GIVEN, "Ava").with(Kind.PHONE, "07700900%03d".formatted(i));
      many.with(Kind.IDENTIFIER, "nhs", "94347659%02d".formatted(i));
    }
    records.add(many.record());
    Set<String> codes =
        Arrays.stream(KeyKind.values())
            .filter(kind -> (Keys.FEW & kind.bit()) != 0)
            .map(kind -> kind.code)
            .collect(Collectors.toSet());
    for (PersonRecord record : records) {
      Profile profile = model.profile(record);
      long[] few =
          Keys.of(profile).stream()
              .filter(key -> codes.contains(key.substring(0, key.indexOf(Keys.BETWEEN))))
              .mapToLong(Blocks::hash)
              .sorted()
              .toArray();
      assertThat(Keys.few(profile)).isEqualTo(few);
    }
  }

  @Test
  void a_remembered_weight_is_the_weight_that_is_found_and_what_is_ruled_out_weighs_less() {
    Model model = Model.shipped();
    var weighings = new Weighings(model);
    List<ReadRecord> records = town().stream().limit(300).map(model::read).toList();
    int ruledOut = 0;
    for (int round = 0; round < 2; round++) {
      for (ReadRecord one : records) {
        for (ReadRecord other : records) {
          Linker.Edge found =
              Linker.Edge.of(3, 7, model, one.profile(), other.profile(), model.findings());
          assertThat(weighings.edge(3, 7, one, other)).isEqualTo(found);
          assertThat(weighings.millibits(one, other)).isEqualTo(found.weight().millibits());
          ruledOut += model.less(one, other, LEAST) ? 1 : 0;
          assertThat(model.less(one, other, LEAST) && found.weight().millibits() >= LEAST)
              .isFalse();
        }
      }
    }
    assertThat(ruledOut).isPositive();
  }

  @Test
  void every_pair_that_shares_a_key_and_weighs_enough_is_found_and_found_once() {
    List<PersonRecord> records = town();
    Model model = Model.learn(records);
    var weighed = new ArrayList<Linker.Pair>();
    new Linker(model)
        .candidates(
            records,
            (one, other) -> {
              Weight weight = model.weigh(one, other);
              if (weight.millibits() >= LEAST) {
                weighed.add(new Linker.Pair(one, other, weight));
              }
            });
    weighed.sort(Comparator.comparing(Linker.Pair::one).thenComparing(Linker.Pair::other));
    assertThat(new Linker(model).link(records).pairs()).isEqualTo(weighed).hasSizeGreaterThan(500);
  }

  @Test
  void a_pair_is_a_candidate_exactly_when_few_enough_share_one_of_its_keys() {
    List<PersonRecord> records = town().subList(0, Linker.MOST_SHARING);
    Model model = Model.shipped();
    var met = new TreeSet<String>();
    new Linker(model).candidates(records, (one, other) -> met.add(one.id() + " " + other.id()));
    var sharing = new TreeSet<String>();
    for (PersonRecord one : records) {
      for (PersonRecord other : records) {
        var keys = new TreeSet<>(model.keys(one));
        keys.retainAll(model.keys(other));
        if (one.compareTo(other) < 0 && !keys.isEmpty()) {
          sharing.add(one.id() + " " + other.id());
        }
      }
    }
    assertThat(met).isEqualTo(sharing).isNotEmpty();
  }

  @Test
  void learning_and_linking_at_once_comes_to_the_same() {
    List<PersonRecord> records = town();
    var linker = new Linker(Model.shipped());
    var atOnce = linker.learnAndLink(records, true, Constraints.NONE);
    Model model = linker.learn(records);
    assertThat(atOnce.model().hash()).isEqualTo(model.hash());
    assertThat(atOnce.clusters()).isEqualTo(new Linker(model).link(records).clusters());
  }

  @Test
  void of_very_many_records_each_counts_as_another_person() {
    List<PersonRecord> records = town();
    Model few = Learning.learn(records, 1_500, Linker.Progress.SILENT).model();
    Model many = Learning.learn(records, 1_000, Linker.Progress.SILENT).model();
    assertThat(many.hash()).isNotEqualTo(few.hash());
    assertThat(many.frequencies().totals()).containsEntry("family", 1_500);
    assertThat(many.before()).isCloseTo(few.before(), within(1_500));
    assertThat(new Linker(many).link(records).pairs()).isNotEmpty();
  }

  /** Enough people of few names for some keys to be shared by too many. */
  private List<PersonRecord> town() {
    var records = new ArrayList<PersonRecord>();
    for (int i = 0; i < 1_500; i++) {
      String given = List.of("Ava", "Tunde", "Sean", "Mary Ann", "Zuzanna").get(random.nextInt(5));
      String family = List.of("Okoro", "Balog", "Smith-Jones", "Khan").get(random.nextInt(4));
      boolean exchanged = random.nextInt(20) == 0;
      records.add(
          PersonRecord.of("a", "%04d".formatted(i))
              .with(Kind.GIVEN, exchanged ? family : given)
              .with(Kind.FAMILY, exchanged ? given : family)
              .with(Kind.SEX, random.nextBoolean() ? "f" : "m")
              .with(
                  Kind.BORN,
                  "20%02d-%02d-%02d"
                      .formatted(random.nextInt(9), 1 + random.nextInt(12), 1 + random.nextInt(28)))
              .with(Kind.OCCUPATION, random.nextInt(3) == 0 ? "pupil" : "")
              .with(Kind.POSTCODE, "MB1 %dCD".formatted(random.nextInt(9)))
              .record());
    }
    return records;
  }
}
