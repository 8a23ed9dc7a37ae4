package org.breakwater.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One record against everyone, who were added one after another. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonIndexTest {
  private final Random random = new Random(31);

  @Test
  void whoever_may_be_the_same_person_is_found_however_long_ago_they_were_added() {
    var records = new ArrayList<PersonRecord>();
    for (int i = 0; i < 4_000; i++) {
      records.add(person(i, i % 4 == 3 ? records.get(i - 1 - random.nextInt(i)) : null));
    }
    Model model = Model.shipped();
    var index = new PersonIndex(model);
    records.forEach(index::add);
    assertThat(index.size()).isEqualTo(4_000);
    assertThat(index.bytes()).as("enough keys for several runs").isGreaterThan(3 * 2 * 50_000);
    List<Linker.Pair> pairs =
        new Linker(model)
            .link(records).pairs().stream().filter(pair -> pair.weight().millibits() >= 0).toList();
    assertThat(pairs).hasSizeGreaterThan(800);
    for (Linker.Pair pair : pairs) {
      assertThat(index.match(pair.one(), 0)).contains(pair);
    }
  }

  @Test
  void everyone_at_once_is_found_as_one_after_another() {
    var records = new ArrayList<PersonRecord>();
    for (int i = 0; i < 3_000; i++) {
      records.add(person(i, i % 4 == 3 ? records.get(i - 1 - random.nextInt(i)) : null));
    }
    var one = new PersonIndex(Model.shipped());
    records.forEach(one::add);
    var all = new PersonIndex(Model.shipped());
    all.add(records.getFirst());
    all.addAll(records.subList(1, 1_000));
    records.subList(1_000, 1_500).forEach(all::add);
    all.addAll(records.subList(1_500, 3_000));
    assertThat(all.size()).isEqualTo(3_000);
    for (PersonRecord record : records) {
      assertThat(all.match(record, -10_000)).isEqualTo(one.match(record, -10_000));
    }
  }

  /** Somebody else, or another's record once more. */
  private PersonRecord person(int number, @Nullable PersonRecord again) {
    var record = PersonRecord.of("a", Integer.toString(number));
    if (again != null) {
      again.values().forEach(value -> record.with(value.kind(), value.label(), value.text()));
      return record.record();
    }
    return record
        .with(Kind.GIVEN, word(3))
        .with(Kind.FAMILY, word(4))
        .with(
            Kind.BORN,
            "%d-%02d-%02d"
                .formatted(
                    1990 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28)))
        .with(Kind.POSTCODE, "MB%d %dCD".formatted(random.nextInt(90), random.nextInt(9)))
        .record();
  }

  private String word(int syllables) {
    var word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append("bdfglmnprstvz".charAt(random.nextInt(13)));
      word.append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }
}
