package org.breakwater.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkingTest {
  private static final List<String> GIVEN =
      List.of("Mohammed", "Muhammad", "Katarzyna", "Kasia", "Ava", "Tunde", "Sean");
  private static final List<String> FAMILY =
      List.of("Okoro", "Balog", "Smith-Jones", "O'Brien", "Khan", "Widdop");

  private static PersonRecord person(String id, String given, String family, String born) {
    return PersonRecord.of("a", id)
        .with(Kind.GIVEN, given)
        .with(Kind.FAMILY, family)
        .with(Kind.BORN, born)
        .with(Kind.ADDRESS, "3 Mill Lane")
        .with(Kind.POSTCODE, "MB1 2CD")
        .record();
  }

  private static List<PersonRecord> some(int seed) {
    var random = new Random(seed);
    var records = new ArrayList<PersonRecord>();
    for (int i = 0; i < 60; i++) {
      records.add(
          person(
              "" + i,
              GIVEN.get(random.nextInt(GIVEN.size())),
              FAMILY.get(random.nextInt(FAMILY.size())),
              "200%d-0%d-1%d"
                  .formatted(random.nextInt(4), 1 + random.nextInt(3), random.nextInt(3))));
    }
    return records;
  }

  @Test
  void a_pair_weighs_the_same_whichever_is_named_first_and_its_steps_sum_to_it() {
    Model model = Model.learn(some(1));
    for (PersonRecord one : some(2)) {
      for (PersonRecord other : some(3)) {
        Weight weight = model.weigh(one, other);
        assertThat(model.weigh(other, one)).isEqualTo(weight);
        assertThat(
                model.explain(one, other).steps().stream()
                    .mapToInt(Waterfall.Step::millibits)
                    .sum())
            .isEqualTo(weight.millibits());
      }
    }
  }

  @Test
  void online_and_bulk_weigh_alike_and_order_does_not_matter() {
    var records = new ArrayList<>(some(4));
    Model model = Model.learn(records);
    var linked = new Linker(model).link(records);
    var index = new PersonIndex(model);
    records.forEach(index::add);
    assertThat(linked.pairs()).isNotEmpty();
    for (Linker.Pair pair : linked.pairs()) {
      assertThat(index.match(pair.one(), Integer.MIN_VALUE)).contains(pair);
    }
    Collections.shuffle(records, new Random(5));
    assertThat(new Linker(model).link(records).clusters()).isEqualTo(linked.clusters());
    assertThat(Model.learn(records).hash()).isEqualTo(model.hash());
  }

  @Test
  void a_model_read_back_is_the_same_model() {
    Model model = Model.learn(some(6));
    assertThat(Model.fromJson(model.toJson()).hash()).isEqualTo(model.hash());
  }

  @Test
  void a_models_chart_shows_what_it_learnt() {
    var records = new ArrayList<PersonRecord>();
    for (int i = 0; i < 300; i++) {
      String born = "%d-%02d-%02d".formatted(1930 + i % 80, 1 + i % 12, 1 + i % 28);
      records.add(
          PersonRecord.of("a", "" + i)
              .with(Kind.GIVEN, GIVEN.get(i % GIVEN.size()))
              .with(Kind.FAMILY, FAMILY.get(i % FAMILY.size()))
              .with(Kind.BORN, born)
              .record());
    }
    Chart chart = Model.learn(records).chart(3);
    assertThat(chart.comparisons())
        .anySatisfy(compared -> {
          assertThat(compared.name()).isEqualTo("given");
          assertThat(compared.levels().stream().mapToDouble(Chart.Level::m).sum())
              .isBetween(.99, 1.01);
        });
    assertThat(chart.frequencies())
        .anySatisfy(counted -> {
          assertThat(counted.kind()).isEqualTo("family");
          assertThat(counted.commonest()).hasSizeLessThanOrEqualTo(3).isNotEmpty();
        });
  }

  @Test
  void a_person_on_record_many_times_makes_no_name_common() {
    var once = new ArrayList<>(some(8));
    once.add(person("x0", "Zygmunt", "Brzezicki", "1971-02-03"));
    var often = new ArrayList<>(once);
    for (int i = 1; i < 12; i++) {
      often.add(person("x" + i, "Zygmunt", "Brzezicki", "1971-02-03"));
    }
    var one = person("y", "Zygmunt", "Widdop", "1980");
    var other = person("z", "Zygmunt", "Khan", "1981");
    assertThat(given(Model.learn(often), one, other))
        .isGreaterThan(given(Model.learn(once), one, other) - 1_000);
  }

  private static int given(Model model, PersonRecord one, PersonRecord other) {
    return model.explain(one, other).steps().stream()
        .filter(step -> step.comparison().equals("given"))
        .mapToInt(Waterfall.Step::millibits)
        .sum();
  }

  @Test
  void twins_are_left_for_a_person_to_judge() {
    var one = person("1", "Ava", "Okoro", "2001-04-03");
    var twin = person("2", "Tunde", "Okoro", "2001-04-03");
    assertThat(Model.shipped().weigh(one, twin).guarded()).isTrue();
    assertThat(new Linker(Model.shipped()).link(List.of(one, twin)).clusters().people()).hasSize(2);
  }

  @Test
  void names_in_each_others_place_are_not_twins() {
    var one = person("1", "Flynn", "Weller", "2001-04-03");
    var exchanged = person("2", "Weller", "Ebony", "2001-04-03");
    var twin = person("3", "Ebony", "Weller", "2001-04-03");
    assertThat(Model.shipped().weigh(one, exchanged).guarded()).isFalse();
    assertThat(Model.shipped().weigh(exchanged, one).guarded()).isFalse();
    assertThat(Model.shipped().weigh(one, twin).guarded()).isTrue();
  }

  /** The family name stands in the place of both given names, and so seems to be a shared one. */
  @Test
  void a_brother_and_a_sister_whose_names_were_both_exchanged_are_left_for_a_person_to_judge() {
    var records = new ArrayList<>(some(9));
    for (int i = 0; i < 40; i++) {
      records.add(
          person(
              "known" + i,
              GIVEN.get(i % 7),
              "Adeyinka",
              "198%d-01-0%d".formatted(i % 10, 1 + i % 8)));
    }
    Model model = Model.learn(records);
    var brother = person("1", "Adeyinka", "Tunde", "2001-04-03");
    var sister = person("2", "Adeyinka", "Katarzyna", "2001-04-03");
    var again = person("3", "Adeyinka", "Kasia", "2001-04-03");
    assertThat(model.weigh(brother, sister).guarded()).isTrue();
    assertThat(model.weigh(sister, again).guarded()).as("forms of one name").isFalse();
    var given = person("4", "Tunde", "Khan", "2001-04-03");
    assertThat(model.weigh(given, person("5", "Tunde", "Widdop", "2001-04-03")).guarded())
        .as("a given name that is one")
        .isFalse();
    assertThat(new Linker(model).link(List.of(brother, sister)).clusters().people()).hasSize(2);
  }

  /** Radu is a given name as well: only the given names that stand for family names tell it. */
  @Test
  void names_both_exchanged_are_seen_where_the_family_name_is_a_given_name_too() {
    var records = new ArrayList<>(some(9));
    List<String> given = List.of("Radu", "Sorin", "Larisa", "Larisa", "Larisa", "Larisa", "Dorina");
    for (int i = 0; i < 84; i++) {
      String family = i % 3 == 0 ? "Radu" : FAMILY.get(i % 6);
      records.add(
          person(
              "known" + i,
              given.get(i % 7),
              family,
              "%d-0%d-1%d".formatted(1900 + i, 1 + i % 9, i % 8)));
    }
    Model model = Model.learn(records);
    var brother = person("1", "Radu", "Sorin", "2002-08-28");
    var sister = person("2", "Radu", "Larisa", "2002-08-28");
    assertThat(model.weigh(brother, sister).guarded()).isTrue();
    assertThat(model.weigh(sister, brother).guarded()).isTrue();
    var single = person("3", "Radu", "Okoro", "2002-08-28");
    assertThat(model.weigh(single, person("4", "Radu", "Khan", "2002-08-28")).guarded())
        .as("family names that are some")
        .isFalse();
    assertThat(model.weigh(single, sister).guarded()).as("one of two").isFalse();
    assertThat(new Linker(model).link(List.of(brother, sister)).clusters().people()).hasSize(2);
  }

  /** Of five reports two bear other names and the number: that is how badly they were written. */
  @Test
  void only_more_pairs_that_share_a_name_outvote_those_that_look_like_twins() {
    Between unnamed = Between.of(new Weight(9_000, true), false);
    Between named = Between.of(new Weight(19_000, false), true);
    assertThat(unnamed.forbidden()).isTrue();
    assertThat(unnamed.and(named).forbidden()).isTrue();
    assertThat(unnamed.and(named).and(unnamed).and(named).forbidden()).isTrue();
    assertThat(unnamed.and(named).and(unnamed).and(named).and(named).forbidden()).isFalse();
    assertThat(Between.JUDGED_DIFFERENT.and(named).and(named).forbidden()).isTrue();
  }

  @Test
  void what_people_judged_outranks_every_weight() {
    var one = person("1", "Ava", "Okoro", "2001-04-03");
    var same = person("2", "Ava", "Okoro", "2001-04-03");
    var clusterer = new Clusterer(Model.shipped(), Thresholds.SHIPPED);
    var judged = Set.of(new Constraints.Judged(one, same));
    assertThat(clusterer.cluster(List.of(one, same), Constraints.NONE).people()).hasSize(1);
    assertThat(clusterer.cluster(List.of(one, same), new Constraints(Set.of(), judged)).people())
        .hasSize(2);
  }

  @Test
  void names_in_other_scripts_and_spellings_meet() {
    assertThat(Text.words("Łukasz O’Brien-Ćwik")).containsExactly("lukasz", "obrien", "cwik");
    assertThat(Text.skeleton("mohammed")).isEqualTo(Text.skeleton("muhamad"));
    assertThat(NameTables.share(NameTables.GIVEN.of("kasia"), NameTables.GIVEN.of("katarzyna")))
        .isTrue();
  }

  @Test
  void dates_are_read_as_people_write_them() {
    assertThat(BirthDate.read("03/04/2001")).isEqualTo(new BirthDate(2001, 4, 3));
    assertThat(BirthDate.read("20010403")).isEqualTo(new BirthDate(2001, 4, 3));
    assertThat(BirthDate.read("2001-04")).isEqualTo(new BirthDate(2001, 4, 0));
    assertThat(BirthDate.read("spring")).isNull();
  }

  @Test
  void numbers_with_a_wrong_check_digit_are_known() {
    assertThat(Identifiers.possible("nhs", "9434765919")).isTrue();
    assertThat(Identifiers.possible("nhs", "9434765918")).isFalse();
  }

  @Test
  void one_slip_in_any_value_still_lets_records_meet() {
    var random = new Random(7);
    Model model = Model.shipped();
    int met = 0;
    for (int i = 0; i < 500; i++) {
      String given = GIVEN.get(random.nextInt(GIVEN.size()));
      String family = FAMILY.get(random.nextInt(FAMILY.size()));
      String born = "%d-%02d-%02d".formatted(1990 + i % 20, 1 + i % 12, 1 + i % 28);
      var kept = model.keys(person("1", given, family, born));
      var changed =
          switch (i % 4) {
            case 0 -> person("2", slip(given, random), slip(family, random), born);
            case 1 -> person("2", family, given, born);
            case 2 -> person("2", given, "Nowak", born.substring(0, 4));
            default ->
                PersonRecord.of("a", "2")
                    .with(Kind.GIVEN, given)
                    .with(Kind.FAMILY, slip(family, random))
                    .record();
          };
      if (!Collections.disjoint(kept, model.keys(changed))) {
        met++;
      }
    }
    assertThat(met).isGreaterThanOrEqualTo(490);
  }

  @Test
  void words_that_few_bear_can_be_left_out_of_a_model_and_tell_no_more_than_their_like() {
    var records = new ArrayList<PersonRecord>();
    for (int i = 0; i < 400; i++) {
      String family = i < 200 ? "Common" : i < 203 ? "Seldom" : "Rare" + (char) ('a' + i % 26) + i;
      String born = "%d-%02d-%02d".formatted(1980 + i % 30, 1 + i % 12, 1 + i % 28);
      records.add(person(Integer.toString(i), "Given" + (char) ('a' + i % 26), family, born));
    }
    Model model = Model.learn(records);
    Model without = model.withoutRareWords(5);
    assertThat(model.toJson()).contains("seldom");
    assertThat(without.toJson()).contains("common").doesNotContain("seldom");
    assertThat(without.hash()).isNotEqualTo(model.hash());
    assertThat(Model.fromJson(without.toJson()).hash()).isEqualTo(without.hash());
    var one = person("one", "Ivy", "Seldom", "2001-04-09");
    var other = person("other", "Ivy", "Seldom", "2001-04-09");
    var common = person("common", "Ivy", "Common", "2001-04-09");
    var commoner = person("commoner", "Ivy", "Common", "2001-04-09");
    assertThat(without.weigh(common, commoner)).isEqualTo(model.weigh(common, commoner));
    assertThat(without.weigh(one, other).millibits())
        .isEqualTo(
            without
                .weigh(
                    person("u", "Ivy", "Unheard", "2001-04-09"),
                    person("v", "Ivy", "Unheard", "2001-04-09"))
                .millibits())
        .isLessThanOrEqualTo(model.weigh(one, other).millibits());
  }

  private static String slip(String word, Random random) {
    int at = 1 + random.nextInt(word.length() - 1);
    return word.substring(0, at) + word.substring(at + 1);
  }
}
