package org.breakwater.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Which keys are used is told by the records themselves. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoosingKeysTest {
  private static final int MANY = Sampled.MOST_ROWS + 1_000;

  private final Random random = new Random(21);

  @Test
  void many_records_are_compared_under_the_few_kinds_of_keys_that_find_nearly_all() {
    List<PersonRecord> records = people(MANY, 3);
    var linked = new Linker(Model.shipped()).learnAndLink(records, true, Constraints.NONE);
    assertThat(linked.blocking().keys()).hasSizeBetween(1, KeyKind.count() / 2);
    assertThat(linked.blocking().lost()).isLessThanOrEqualTo(Choosing.MOST_LOST);
    var least = new long[3];
    List<Profile> profiles =
        records.stream().sorted().map(record -> linked.model().profile(record)).toList();
    var partners = new Blocks(profiles, KeyKind.ALL).new Partners();
    var found = linked.model().findings();
    for (int row = 0; row < profiles.size(); row++) {
      partners.of(
          row,
          (one, other) -> {
            least[0]++;
            int weight = linked.model().millibits(profiles.get(one), profiles.get(other), found);
            least[1] += weight >= 0 ? 1 : 0;
          });
    }
    linked.pairs().forEach(pair -> least[2] += pair.weight().millibits() >= 0 ? 1 : 0);
    assertThat(linked.compared()).isLessThan(least[0] / 5);
    assertThat(linked.blocking().pairsARecord())
        .isBetween(.8 * linked.compared() / MANY, 1.25 * linked.compared() / MANY);
    assertThat(least[2]).isGreaterThanOrEqualTo(least[1] * 99 / 100);
  }

  @Test
  void the_choice_does_not_depend_on_the_order_of_the_records() {
    List<PersonRecord> records = new ArrayList<>(people(MANY, 3));
    Model model = Model.shipped();
    var linked = new Linker(model).link(records);
    Collections.shuffle(records, random);
    var again = new Linker(model).link(records);
    assertThat(again.blocking()).isEqualTo(linked.blocking());
    assertThat(again.clusters()).isEqualTo(linked.clusters());
  }

  @Test
  void where_too_few_are_there_twice_to_tell_what_would_be_lost_all_keys_are_used() {
    var linked = new Linker(Model.shipped()).link(people(MANY, MANY));
    assertThat(linked.blocking().keys()).hasSize(KeyKind.count());
    assertThat(linked.blocking().lost()).isZero();
  }

  @Test
  void of_few_records_all_pairs_that_share_a_key_are_in_the_sample_once() {
    List<PersonRecord> records = people(2_000, 3);
    Model model = Model.shipped();
    List<Profile> profiles = records.stream().sorted().map(model::profile).toList();
    var partners = new Blocks(profiles, KeyKind.ALL).new Partners();
    int[] pairs = new int[1];
    for (int row = 0; row < profiles.size(); row++) {
      partners.of(row, (_, _) -> pairs[0]++);
    }
    var sampled = Sampled.of(profiles, model, 1);
    assertThat(sampled.rows).isEqualTo(2_000);
    assertThat(sampled.share).isEqualTo(1);
    assertThat(sampled.kinds).hasSize(pairs[0]).doesNotContain(0);
  }

  /** Every so manieth is there a second time, with a slip in the family name or another home. */
  private List<PersonRecord> people(int size, int again) {
    var records = new ArrayList<PersonRecord>();
    for (int person = 0; records.size() < size; person++) {
      String given = name(400);
      String family = name(900);
      String born =
          "%d-%02d-%02d"
              .formatted(1990 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28));
      String postcode = "MB%d %dCD".formatted(random.nextInt(90), random.nextInt(9));
      records.add(person(records.size(), given, family, born, postcode));
      if (person % again == again - 1 && records.size() < size) {
        boolean slip = random.nextBoolean();
        records.add(
            person(
                records.size(),
                given,
                slip ? family.substring(1) : family,
                born,
                slip ? postcode : ""));
      }
    }
    return records;
  }

  private static PersonRecord person(
      int number, String given, String family, String born, String postcode) {
    return PersonRecord.of("a", Integer.toString(number))
        .with(Kind.GIVEN, given)
        .with(Kind.FAMILY, family)
        .with(Kind.BORN, born)
        .with(Kind.POSTCODE, postcode)
        .record();
  }

  private String name(int of) {
    var name = new StringBuilder();
    var letters = new Random(random.nextInt(of));
    for (int i = 0; i < 3; i++) {
      name.append("bdfglmnprstvz".charAt(letters.nextInt(13)));
      name.append("aeiou".charAt(letters.nextInt(5)));
    }
    return name.toString();
  }
}
