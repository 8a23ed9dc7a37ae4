package org.breakwater.patterns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.breakwater.town.planted.PlantedTown;

/** Invented towns as reports, and what is true of their alarms. */
final class Towns {
  private Towns() {}

  static List<Report> reports(PlantedTown town) {
    Map<String, Child> children =
        town.children().stream()
            .map(child -> new Child(child.child(), child.household(), child.inCare()))
            .collect(Collectors.toMap(Child::id, Function.identity()));
    return town.reports().stream()
        .map(told ->
            new Report(
                told.id(),
                told.day(),
                told.agency(),
                told.concern(),
                told.children().stream().map(children::get).toList(),
                told.entities().stream().map(Entity::parse).toList()))
        .toList();
  }

  /** The networks to which most of an alarm's children belong; more than one only if equal. */
  static Set<Integer> behind(Pattern pattern, PlantedTown town) {
    var votes = new HashMap<Integer, Integer>();
    for (var network : town.networks()) {
      var victims =
          network.victims().stream().map(PlantedTown.Victim::child).collect(Collectors.toSet());
      int members = (int) pattern.children().stream().filter(victims::contains).count();
      if (members >= 2 && 2 * members >= pattern.children().size())
        votes.put(network.number(), members);
    }
    return votes.keySet();
  }

  static Set<Integer> found(List<Scan.Alarm> alarms, PlantedTown town) {
    var found = new HashSet<Integer>();
    for (var alarm : alarms) found.addAll(behind(alarm.pattern(), town));
    return found;
  }
}
