package org.breakwater.bench;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.breakwater.intake.Report;
import org.breakwater.town.Town;
import org.breakwater.town.TownPlan;
import org.jspecify.annotations.Nullable;

/**
 * Any number of people, of town after town that the generator invents, each with a home, a third of
 * them with a number; and how reports mention them: word for word, with a slip or something left
 * out, or by no more than name and year of birth.
 */
final class InventedPeople {
  /** The most that live in one invented town. */
  private static final int A_TOWN = 250_000;

  private static final int A_STREET = 30;

  private static final List<String> STREETS =
      List.of(
          "Elm",
          "Mill",
          "Church",
          "Station",
          "Victoria",
          "Green",
          "Manor",
          "Park",
          "Queen",
          "York",
          "Albert",
          "Grange",
          "Chapel",
          "North",
          "South",
          "Bridge",
          "Castle",
          "Hill",
          "Orchard",
          "Meadow",
          "Juniper",
          "Vintner",
          "Mallard",
          "Hollin",
          "Cobbler",
          "Ferry",
          "Quarry",
          "Salter",
          "Weaver",
          "Larch");
  private static final List<String> KINDS =
      List.of(
          "Road", "Street", "Lane", "Close", "Avenue", "Walk", "Terrace", "Place", "Drive", "Way",
          "Court", "Rise");

  private InventedPeople() {}

  /** Somebody, word for word as they are. */
  record Invented(
      String given,
      String family,
      String born,
      String sex,
      String line,
      String postcode,
      @Nullable String number) {}

  /** So many people, in the order in which they live; the same every time. */
  static Stream<Invented> people(int many) {
    int towns = (many + A_TOWN - 1) / A_TOWN;
    return IntStream.range(0, towns)
        .boxed()
        .flatMap(town ->
            Town.of(TownPlan.of(700 + town, Math.clamp(many, 500, A_TOWN)))
                .people()
                .limit(A_TOWN)
                .map(person -> invented(town, person)))
        .limit(many);
  }

  /** Somebody who lives in none of these towns. */
  static Stream<Invented> strangers(int many) {
    return Town.of(TownPlan.of(699, 20_000))
        .people()
        .limit(many)
        .map(person -> invented(699, person));
  }

  private static Invented invented(int town, Town.TruePerson person) {
    int street = person.household() / A_STREET;
    String name =
        STREETS.get(street % STREETS.size())
            + " "
            + KINDS.get(street / STREETS.size() % KINDS.size());
    return new Invented(
        person.given(),
        person.family(),
        person.born().toString(),
        person.sex(),
        person.household() % A_STREET + 1 + " " + name,
        "%c%c%d %d%c%c"
            .formatted(
                'A' + town % 23,
                'A' + town / 23 % 23,
                1 + street / 4_000 % 20,
                street / 400 % 10,
                'A' + street / 20 % 20,
                'A' + street % 20),
        person.person() % 3 == 0 ? "%03d-%07d".formatted(town, person.person()) : null);
  }

  /** As a report says it that copies what another system holds. */
  static Report.Person whole(Invented person, String ref) {
    return said(
        ref, person.given(), person.family(), person.born(), person.sex(), person, person.number());
  }

  /** With a letter wrong in one name, or without the number, the address or the day of birth. */
  static Report.Person slipped(Invented person, String ref, Random random) {
    int what = random.nextInt(5);
    return said(
        ref,
        what == 0 ? slip(person.given(), random) : person.given(),
        what == 1 ? slip(person.family(), random) : person.family(),
        what == 3 ? year(person) : person.born(),
        what == 4 ? null : person.sex(),
        what == 2 ? null : person,
        null);
  }

  /** No more than a name and a year. */
  static Report.Person thin(Invented person, String ref) {
    return said(ref, person.given(), person.family(), year(person), null, null, null);
  }

  private static String year(Invented person) {
    return person.born().substring(0, 4);
  }

  /**
   * A child as reported.
   *
   * @param home whose address is given
   */
  private static Report.Person said(
      String ref,
      String given,
      String family,
      String born,
      @Nullable String sex,
      @Nullable Invented home,
      @Nullable String number) {
    return new Report.Person(
        ref,
        "child",
        given,
        null,
        family,
        null,
        born,
        null,
        sex,
        null,
        home == null ? null : List.of(new Report.Address(home.line(), home.postcode())),
        null,
        null,
        number == null ? null : List.of(new Report.Identifier("case", number)));
  }

  private static String slip(String name, Random random) {
    int at = 1 + random.nextInt(Math.max(1, name.length() - 1));
    return name.substring(0, Math.min(at, name.length()))
        + name.charAt(Math.min(at, name.length()) - 1)
        + name.substring(Math.min(at, name.length()));
  }

  /** A report about these people. */
  static Report report(String ref, String day, List<Report.Person> people) {
    return new Report(
        ref,
        "school",
        "attendance",
        null,
        day,
        day + "T16:00:00Z",
        null,
        "Late again; says that the bus did not come.",
        people,
        null,
        null);
  }

  /** Goes through people with their number, counted from 0. */
  static void forEach(int many, ObjIntConsumer<Invented> to) {
    int[] number = {0};
    people(many).forEach(person -> to.accept(Objects.requireNonNull(person), number[0]++));
  }
}
