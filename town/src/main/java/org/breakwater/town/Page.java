package org.breakwater.town;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The people, things and links of one report while it is being written. */
final class Page {
  private final Population town;
  private final Scene scene;
  private final int recorded;
  private final SplittableRandom random;
  private final Slips slips;
  private final List<Report.Person> people = new ArrayList<>();
  private final List<Integer> truth = new ArrayList<>();
  private final List<Report.Thing> things = new ArrayList<>();
  private final List<Report.Link> links = new ArrayList<>();

  Page(Population town, Scene scene, int recorded, SplittableRandom random) {
    this.town = town;
    this.scene = scene;
    this.recorded = recorded;
    this.random = random;
    slips = new Slips(random);
  }

  void child(Resident child, @Nullable String words) {
    mention(child, "child", words, scene.kind().undated());
  }

  /** Parents, and those brothers and sisters under 18 whom the writer lists. */
  void family(Resident child, @Nullable String words) {
    var said = words;
    for (var parent : child.household.parents()) {
      if (random.nextInt(4) == 0) continue;
      links.add(new Report.Link(mention(parent, "parent", said, 25), "p1", "parent"));
      said = null;
    }
    boolean listed = scene.kind().family >= 80 && random.nextInt(3) > 0;
    for (var sibling : child.household.members) {
      int age = sibling.age(scene.day());
      if (!listed || sibling == child || sibling.parent || age >= 18 || sibling.born > scene.day())
        continue;
      links.add(
          new Report.Link(
              mention(
                  sibling,
                  random.nextBoolean() ? "child" : "sibling",
                  null,
                  scene.kind().undated() + 6),
              "p1",
              "sibling"));
    }
  }

  void friend(Resident friend) {
    links.add(
        new Report.Link(
            mention(friend, "child", null, scene.kind().undated() + 15), "p1", "associate"));
  }

  void professional(Resident person) {
    mention(person, "professional", null, 60);
  }

  void adult(Resident man) {
    boolean worrying =
        scene.voice().startsWith("hidden") && scene.kind() != Kind.POLICE_STOP
            || scene.kind() == Kind.POLICE_INTELLIGENCE;
    var role = worrying ? "adult-of-concern" : "adult";
    var ref =
        switch (scene.known()) {
          case NICKNAME -> barely(man, role, null, man.nickname);
          case GIVEN_NAME -> barely(man, role, slips.given(man.given), null);
          case DRIVER, IN_FULL -> mention(man, role, null, 12);
        };
    if (scene.child() != null && scene.known() != Scene.Known.DRIVER)
      links.add(new Report.Link(ref, "p1", "associate"));
  }

  void vehicle(String plate) {
    boolean checked = scene.kind() == Kind.POLICE_STOP;
    var ref = thing("vehicle", slips.plate(plate, checked));
    if (scene.man() != null && scene.known() == Scene.Known.DRIVER)
      links.add(new Report.Link("p" + people.size(), ref, "driver"));
    if (scene.child() != null)
      links.add(new Report.Link("p1", ref, random.nextInt(3) == 0 ? "seen-at" : "passenger"));
  }

  void phone(String number) {
    var ref = thing("phone", slips.phone(number));
    if (scene.child() != null) links.add(new Report.Link("p1", ref, "called"));
  }

  void place(String name) {
    var ref =
        thing(
            random.nextInt(4) == 0 ? "business" : "place",
            random.nextInt(6) == 0 ? name.toLowerCase(java.util.Locale.ROOT) : name);
    if (scene.child() != null)
      links.add(
          new Report.Link("p1", ref, scene.kind() == Kind.POLICE_MISSING ? "found-at" : "seen-at"));
  }

  String name() {
    var given = people.isEmpty() || scene.child() == null ? null : people.getFirst().given();
    return given == null || given.length() < 2 ? "" : given;
  }

  List<Report.Person> people() {
    return List.copyOf(people);
  }

  List<Integer> truth() {
    return List.copyOf(truth);
  }

  List<Report.Thing> things() {
    return List.copyOf(things);
  }

  List<Report.Link> links() {
    return List.copyOf(links);
  }

  private String thing(String type, String value) {
    var ref = "t" + (things.size() + 1);
    things.add(new Report.Thing(ref, type, value, null));
    return ref;
  }

  private String barely(
      Resident man, String role, @Nullable String given, @Nullable String nickname) {
    return add(
        man,
        new Report.Person(
            "p" + (people.size() + 1),
            role,
            given,
            null,
            null,
            nickname == null ? List.of() : List.of(nickname),
            null,
            random.nextInt(3) == 0 ? guess(man.age(recorded)) : null,
            "male",
            null,
            List.of(),
            List.of(),
            null,
            List.of()));
  }

  private String mention(Resident person, String role, @Nullable String words, int undated) {
    var called = random.nextInt(120) == 0 ? mistaken(person) : person;
    var given = slips.given(called.given);
    var family = slips.family(person.family(recorded - (random.nextInt(4) == 0 ? 365 : 0)));
    int order = random.nextInt(1_000);
    boolean single = order < (scene.kind().undated() > 9 ? 130 : 70);
    boolean swapped = order > 985;
    boolean professional = role.equals("professional");
    var born = slips.born(person.born, undated);
    boolean aged = random.nextInt(100) < 55;
    int nickname = random.nextInt(100);
    boolean child = role.equals("child") || role.equals("sibling");
    return add(
        person,
        new Report.Person(
            "p" + (people.size() + 1),
            role,
            swapped ? family : given,
            null,
            single ? null : swapped ? given : family,
            nickname < 10 && person.nickname != null ? List.of(person.nickname) : List.of(),
            professional ? null : born,
            born == null && aged && !professional ? age(person) : null,
            sex(person),
            ethnicity(person, professional),
            addresses(person, professional),
            phones(person, professional, child),
            words,
            identifiers(person, child)));
  }

  private String add(Resident person, Report.Person written) {
    people.add(written);
    truth.add(person.id);
    return written.ref();
  }

  /** Now and then a writer takes one child of a family for another. */
  private static Resident mistaken(Resident person) {
    return person.household.members.stream()
        .filter(other ->
            other != person
                && !other.parent
                && !person.parent
                && Math.abs(other.born - person.born) < 1_000)
        .findFirst()
        .orElse(person);
  }

  private @Nullable String sex(Resident person) {
    int draw = random.nextInt(100);
    if (draw < 9) return null;
    return draw < 10 ? "unknown" : person.male ? "male" : "female";
  }

  private int age(Resident person) {
    int years = person.age(recorded) + (random.nextInt(5) == 0 ? 1 : 0);
    return Math.clamp(years, -1, 120);
  }

  private int guess(int age) {
    return Math.clamp((age + random.nextInt(7) - 3 + 2) / 5 * 5L, 18, 100);
  }

  private @Nullable String ethnicity(Resident person, boolean professional) {
    return random.nextInt(100) < 14 && !professional
        ? town.names().ethnicity(person.community)
        : null;
  }

  private List<Report.Address> addresses(Resident person, boolean professional) {
    int known = random.nextInt(100);
    int since = random.nextInt(4) == 0 ? 200 : 0;
    var written = slips.address(person.address(Math.max(person.born, recorded - since)));
    int share = scene.kind().undated() > 40 ? 25 : 82;
    return known < share && !professional ? List.of(written) : List.of();
  }

  private List<String> phones(Resident person, boolean professional, boolean child) {
    int known = random.nextInt(100);
    var written = slips.phone(person.phone(recorded));
    boolean has = !professional && person.age(recorded) >= 11;
    return has && known < (child ? 14 : 34) ? List.of(written) : List.of();
  }

  private List<Report.Identifier> identifiers(Resident person, boolean child) {
    int draw = random.nextInt(100);
    boolean numbered = person.id < Numbers.MOST_NHS_NUMBERS;
    var nhs =
        new Report.Identifier(
            "nhs", slips.identifier(numbered ? Numbers.nhs(person.id) : "0000000000"));
    var upn = new Report.Identifier("upn", slips.identifier(Numbers.upn(person.id)));
    boolean schooled = child && person.age(recorded) >= 4;
    return switch (scene.kind().agency) {
      case "health" -> numbered && child && draw < 85 ? List.of(nhs) : List.of();
      case "school" -> schooled && draw < 70 ? List.of(upn) : List.of();
      case "social-care" ->
          !child
              ? List.of()
              : draw < 18 && numbered
                  ? List.of(nhs)
                  : draw > 84 && schooled ? List.of(upn) : List.of();
      default -> List.of();
    };
  }
}
