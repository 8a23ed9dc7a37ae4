package org.breakwater.town;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Everyone who lives in the town during the plan's years, dealt family by family. */
final class Population {
  private static final int YEAR = 365;

  final List<Resident> everyone = new ArrayList<>();
  final List<Household> households = new ArrayList<>();

  /** Everyone who is under 18 on some day of the plan, oldest first. */
  final List<Resident> children;

  final List<Resident> adults;
  final int schools;
  private final TownPlan plan;
  private final Names names;
  private final Streets streets;
  private final SplittableRandom random;
  private final int from;
  private final int to;

  /** Businesses and other places where everyone goes, members of hidden groups too. */
  final List<String> places = new ArrayList<>();

  private final List<Address> careHomes = new ArrayList<>();

  Population(TownPlan plan, SplittableRandom random) {
    this.plan = plan;
    this.random = random;
    names = new Names(plan.origins());
    streets = new Streets(plan.people());
    from = (int) plan.from().toEpochDay();
    to = (int) plan.to().toEpochDay();
    schools = Math.max(2, plan.people() / 4_000);
    for (int i = 0; i <= plan.people() / 5_000; i++) careHomes.add(streets.any(random));
    places.addAll(List.of("Bus station", "Market Hall", "Retail park", "Memorial Park"));
    for (int i = 0; i <= plan.people() / 800; i++) places.add(Phrases.business(random));
    int present = 0;
    while (present < plan.people()) present += settle();
    children =
        everyone.stream()
            .filter(person -> person.born > from - 18 * 366)
            .sorted(Comparator.comparingInt(person -> person.born))
            .toList();
    adults = everyone.stream().filter(person -> person.born < from - 18 * 366).toList();
    placeInCare();
  }

  Names names() {
    return names;
  }

  /**
   * A child who is from {@code youngest} to under {@code under} years old on this day, each as
   * likely.
   */
  Resident child(SplittableRandom draw, int day, int youngest, int under) {
    int first = firstBornAfter(day - under * 36_525 / 100);
    int end = firstBornAfter(day - youngest * 36_525 / 100);
    if (first >= end) throw new IllegalStateException("no child of that age lives here");
    return children.get(first + draw.nextInt(end - first));
  }

  /** The same, families that come to notice more often being likelier. */
  Resident noticedChild(SplittableRandom draw, int day, int youngest, int under) {
    var child = child(draw, day, youngest, under);
    while (draw.nextDouble() > child.household.noticed) child = child(draw, day, youngest, under);
    return child;
  }

  Resident adult(SplittableRandom draw) {
    return adults.get(draw.nextInt(adults.size()));
  }

  /** A man whom friends call by a nickname. */
  Resident nicknamed(SplittableRandom draw) {
    var man = adult(draw);
    while (!man.male || man.nickname == null) man = adult(draw);
    return man;
  }

  /** Someone who has a car. */
  Resident driver(SplittableRandom draw) {
    var driver = adult(draw);
    while (driver.plate == null) driver = adult(draw);
    return driver;
  }

  String place(SplittableRandom draw) {
    return draw.nextInt(3) == 0
        ? places.get(draw.nextInt(4))
        : places.get(draw.nextInt(places.size()));
  }

  private int firstBornAfter(int day) {
    int low = 0;
    int high = children.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (children.get(middle).born > day) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Deals one household and says how many of it are born by the first day. */
  private int settle() {
    double chance = random.nextDouble();
    var home =
        new Household(
            households.size(),
            0.05 + 0.95 * random.nextDouble() * random.nextDouble() * random.nextDouble());
    households.add(home);
    home.moveTo(streets.any(random), from);
    for (int day = from + moveGap(); day < to; day += moveGap())
      home.moveTo(streets.any(random), day);
    int community = names.community(random.nextInt(100));
    int family = random.nextInt(1 << 20);
    if (chance < 0.28) add(home, random.nextBoolean(), adultBorn(18, 88), community, family, false);
    else if (chance < 0.52) couple(home, community, family, adultBorn(22, 85), false);
    else raise(home, community, family);
    return (int) home.members.stream().filter(person -> person.born <= from).count();
  }

  private int moveGap() {
    return 200 + random.nextInt(20 * YEAR);
  }

  private int adultBorn(int youngest, int oldest) {
    return from - YEAR * youngest - random.nextInt(YEAR * (oldest - youngest));
  }

  private void couple(Household home, int community, int family, int born, boolean parents) {
    add(
        home,
        false,
        born,
        community,
        random.nextInt(5) == 0 ? random.nextInt(1 << 20) : family,
        parents);
    int partner = random.nextInt(8) == 0 ? names.community(random.nextInt(100)) : community;
    boolean ownName = random.nextInt(6) == 0 || partner != community;
    add(
        home,
        true,
        Math.min(born + random.nextInt(YEAR * 7) - YEAR * 4, from - 19 * YEAR),
        partner,
        ownName ? random.nextInt(1 << 20) : family,
        parents);
  }

  /**
   * A family: one parent or two, a step-parent's other surname, grandparents, and children as they
   * come.
   */
  private void raise(Household home, int community, int family) {
    int firstChild = from - 20 * YEAR + random.nextInt(to - from + 20 * YEAR);
    int mother = Math.min(firstChild - YEAR * 18 - random.nextInt(YEAR * 18), from - 17 * YEAR);
    if (random.nextInt(4) == 0) add(home, false, mother, community, family, true);
    else couple(home, community, family, mother, true);
    if (random.nextInt(12) == 0)
      add(
          home,
          random.nextBoolean(),
          mother - YEAR * (20 + random.nextInt(14)),
          community,
          family,
          false);
    boolean ofTheMother = random.nextInt(6) == 0;
    int childFamily = ofTheMother ? random.nextInt(1 << 20) : family;
    int number =
        1
            + random.nextInt(2)
            + random.nextInt(2)
            + (random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0);
    int born = firstChild;
    for (int i = 0; i < number && born < to && born < mother + 45 * YEAR; i++) {
      add(home, random.nextBoolean(), born, community, childFamily, false);
      if (random.nextInt(65) == 0)
        add(home, random.nextBoolean(), born, community, childFamily, false);
      born += 480 + random.nextInt(4 * YEAR);
    }
  }

  private void add(
      Household home, boolean male, int born, int community, int familyDraw, boolean parent) {
    var family = names.family(community, familyDraw);
    int draw = random.nextInt(1 << 20);
    int other = random.nextInt(1 << 20);
    while (Math.floorMod(draw, 20) == usedBy(home, community, male, draw)) draw++;
    var person =
        new Resident(
            everyone.size(),
            home,
            male,
            born,
            community,
            names.given(community, male, draw),
            family,
            parent);
    person.phone = Numbers.phone(random);
    person.laterPhone = Numbers.phone(random);
    if (random.nextInt(3) > 0) person.rephoned = from + random.nextInt(to - from + 4 * YEAR);
    if (random.nextInt(25) == 0) {
      person.renamed = from + random.nextInt(to - from);
      person.familyBefore = names.family(community, other);
    }
    if (random.nextInt(12) == 0)
      person.nickname = Phrases.NICKNAMES.get(random.nextInt(Phrases.NICKNAMES.size()));
    var plate = Numbers.plate(random, plan.from().getYear());
    if (born < from - 18 * YEAR && random.nextInt(5) < 3) person.plate = plate;
    person.school = (home.address(from).area() + random.nextInt(2)) % schools;
    home.members.add(person);
    everyone.add(person);
  }

  /**
   * The draw's own name if someone of this household bears it already, else -1: brothers are not
   * both called Liam.
   */
  private int usedBy(Household home, int community, boolean male, int draw) {
    var given = names.given(community, male, draw);
    return home.members.stream().anyMatch(person -> person.given.equals(given))
        ? Math.floorMod(draw, 20)
        : -1;
  }

  /**
   * About one child in 90 is looked after at some time, in a home of many or with a foster family.
   */
  private void placeInCare() {
    int number = Math.max(3, children.size() / 90);
    for (int i = 0; i < number; i++) {
      int day = from + random.nextInt(to - from);
      var child = noticedChild(random, day, 0, 17);
      child.careFrom = random.nextInt(3) == 0 ? Math.max(from, child.born) : day;
      child.careTo =
          Math.min(child.careFrom + 90 + random.nextInt(6 * YEAR), child.born + 18 * 36_525 / 100);
      var foster = households.get(random.nextInt(households.size())).address(day);
      child.placement =
          random.nextInt(3) == 0 && child.age(day) > 9
              ? careHomes.get(random.nextInt(careHomes.size()))
              : foster;
    }
  }
}
