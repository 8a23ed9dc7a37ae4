package org.breakwater.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A small town in which every third family has twins, some named as alike as Ava and Eva. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwinsTest {
  private static final List<String> GIVEN =
      List.of(
          "Ava",
          "Eva",
          "Ada",
          "Adam",
          "Aiden",
          "Jaden",
          "Hayden",
          "Oliver",
          "Olivia",
          "Ella",
          "Bella",
          "Ellie",
          "Millie",
          "Lilly",
          "Emma",
          "Emily",
          "Noah",
          "Mohammed",
          "Ahmed",
          "Amina",
          "Katarzyna",
          "Tunde",
          "Tobi",
          "Sean",
          "Dean",
          "Leon",
          "Leo",
          "Zara",
          "Sara",
          "Jack",
          "Zack",
          "Harry",
          "Barry",
          "Mia",
          "Maya",
          "Lucas",
          "Lukas",
          "Theo",
          "Thea",
          "Rose");
  private static final List<String> FAMILY =
      List.of(
          "Okoro",
          "Balog",
          "Smith",
          "Khan",
          "Widdop",
          "Nowak",
          "Ahmed",
          "Begum",
          "Jones",
          "Taylor",
          "Hussain",
          "Ali",
          "Brown",
          "Wilson",
          "Evans",
          "Kowalski",
          "Adeyemi",
          "Murphy",
          "Shaw");

  private final Random random = new Random(11);
  private final Map<PersonRecord, Integer> truth = new HashMap<>();
  private final Map<Integer, Integer> twinOf = new HashMap<>();

  private void town() {
    int child = 0;
    for (int home = 0; home < 400; home++) {
      String family = FAMILY.get(random.nextInt(FAMILY.size()));
      String street = (home + 1) + " " + FAMILY.get(home % FAMILY.size()) + " Road";
      String postcode = "MB%d %dAA".formatted(home / 20, home % 10);
      int first = child;
      String born = date();
      String one = GIVEN.get(random.nextInt(GIVEN.size()));
      records(child++, one, family, born, street, postcode);
      if (home % 3 == 0) {
        String other = GIVEN.get(random.nextInt(GIVEN.size()));
        if (!other.equals(one) && !oneName(one, other)) {
          twinOf.put(first, child);
          records(child++, other, family, born, street, postcode);
        }
      } else {
        records(child++, GIVEN.get(random.nextInt(GIVEN.size())), family, date(), street, postcode);
      }
    }
  }

  private static boolean oneName(String one, String other) {
    return NameTables.share(
        NameTables.GIVEN.of(Text.words(one).getFirst()),
        NameTables.GIVEN.of(Text.words(other).getFirst()));
  }

  private boolean samePerson(Linker.Pair pair) {
    return truth.getOrDefault(pair.one(), -1).equals(truth.getOrDefault(pair.other(), -2));
  }

  private String date() {
    return "%d-%02d-%02d"
        .formatted(1995 + random.nextInt(18), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private void records(
      int child, String given, String family, String born, String street, String postcode) {
    int often = 2 + random.nextInt(4);
    for (int i = 0; i < often; i++) {
      int what = random.nextInt(20);
      var record =
          PersonRecord.of("a", child + "-" + i)
              .with(Kind.GIVEN, what == 0 ? "" : what == 1 ? slip(given) : given)
              .with(Kind.FAMILY, what == 2 ? slip(family) : family)
              .with(Kind.BORN, what == 3 ? "" : born)
              .with(Kind.ADDRESS, what == 4 ? "" : street)
              .with(Kind.POSTCODE, what == 4 ? "" : postcode)
              .record();
      truth.put(record, child);
    }
  }

  private String slip(String word) {
    int at = 1 + random.nextInt(word.length() - 1);
    return word.substring(0, at) + word.charAt(at - 1) + word.substring(at);
  }

  @Test
  void no_twins_are_joined_without_a_person_and_hardly_any_true_link_is_held_back_for_it() {
    town();
    var records = new ArrayList<>(truth.keySet());
    var linked = new Linker(Model.learn(records)).link(records);
    for (List<PersonRecord> person : linked.clusters().people()) {
      var children = new HashSet<Integer>();
      // A record without a given name might be either's, and says nothing of whom it joins.
      person.stream()
          .filter(record -> record.values().stream().anyMatch(v -> v.kind() == Kind.GIVEN))
          .forEach(record -> children.add(truth.getOrDefault(record, -1)));
      for (int one : children) {
        assertThat(children).as(person.toString()).doesNotContain(twinOf.getOrDefault(one, -2));
      }
    }
    long held = linked.clusters().guarded().stream().filter(pair -> samePerson(pair)).count();
    long right = linked.pairs().stream().filter(pair -> samePerson(pair)).count();
    assertThat(twinOf).hasSizeGreaterThan(100);
    assertThat(held * 100).isLessThanOrEqualTo(right);
  }
}
