package org.breakwater.town;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A hidden group: loosely tied adults, the children they exploit, and the things they use. Days are
 * epoch days.
 */
final class Ring {
  /** One person's part, from a day to before another. */
  record Part(Resident person, String part, int from, int to) {}

  /** A thing the group uses. */
  record Thing(String type, String value) {}

  final int id;
  final int from;
  final int to;
  final List<Part> offenders = new ArrayList<>();
  final List<Part> children = new ArrayList<>();
  final List<Thing> vehicles = new ArrayList<>();
  final List<Thing> phones = new ArrayList<>();
  final List<Thing> places = new ArrayList<>();

  Ring(int id, TownPlan plan, Population town, SplittableRandom random) {
    this.id = id;
    int first = (int) plan.from().toEpochDay();
    int last = (int) plan.to().toEpochDay();
    from = first + random.nextInt(Math.max(1, (last - first) * 2 / 3));
    to = Math.min(last, from + 300 + random.nextInt(900));
    for (int i = 4 + random.nextInt(6); i > 0; i--) join(town, random);
    for (int i = 2 + random.nextInt(2); i > 0; i--)
      places.add(
          new Thing("business", town.places.get(4 + random.nextInt(town.places.size() - 4))));
    places.add(new Thing("place", town.adult(random).address(from).line()));
    recruit(town, random);
  }

  boolean active(int day) {
    return from <= day && day < to;
  }

  private void join(Population town, SplittableRandom random) {
    var man = town.adult(random);
    while (!man.male || man.age(from) > 52 || offenders.stream().anyMatch(known(man)))
      man = town.adult(random);
    if (man.nickname == null)
      man.nickname = Phrases.NICKNAMES.get(random.nextInt(Phrases.NICKNAMES.size()));
    if (man.plate != null) vehicles.add(new Thing("vehicle", man.plate));
    if (random.nextBoolean()) phones.add(new Thing("phone", Numbers.phone(random)));
    offenders.add(new Part(man, "offender", from, to));
  }

  /**
   * Some children are found by the men; the others are brought by a friend from the same school or
   * care home.
   */
  private void recruit(Population town, SplittableRandom random) {
    for (int i = 8 + random.nextInt(13); i > 0; i--) {
      int day = from + random.nextInt(Math.max(1, (to - from) * 3 / 4));
      var child = candidate(town, random, day);
      if (children.stream().anyMatch(known(child))) continue;
      children.add(new Part(child, "child", day, Math.min(to, day + 90 + random.nextInt(500))));
    }
  }

  private Resident candidate(Population town, SplittableRandom random, int day) {
    var friend =
        children.isEmpty() || random.nextInt(3) == 0
            ? null
            : children.get(random.nextInt(children.size())).person();
    boolean fromCare = random.nextInt(5) < 2;
    var best = town.child(random, day, 11, 17);
    for (int i = 0; i < 400; i++) {
      var next = town.child(random, day, 11, 17);
      boolean fits = friend == null || friend.school == next.school;
      if (fits && next.inCare(day) == fromCare && (!next.male || random.nextInt(4) == 0))
        return next;
    }
    return best;
  }

  private static java.util.function.Predicate<Part> known(Resident person) {
    return part -> part.person() == person;
  }
}
