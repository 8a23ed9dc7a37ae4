package org.breakwater.town;

import java.util.ArrayList;
import java.util.List;

/** People who live together, and where, move by move. */
final class Household {
  final int id;

  /** How often this family comes to notice compared with others, 0.05 to 1. */
  final double noticed;

  final List<Resident> members = new ArrayList<>(4);
  private final List<Address> homes = new ArrayList<>(1);
  private final List<Integer> movedIn = new ArrayList<>(1);

  Household(int id, double noticed) {
    this.id = id;
    this.noticed = noticed;
  }

  /** Moves are added in order of time. */
  void moveTo(Address home, int day) {
    homes.add(home);
    movedIn.add(day);
  }

  Address address(int day) {
    int last = 0;
    while (last + 1 < homes.size() && movedIn.get(last + 1) <= day) last++;
    return homes.get(last);
  }

  List<Resident> parents() {
    return members.stream().filter(person -> person.parent).toList();
  }
}
