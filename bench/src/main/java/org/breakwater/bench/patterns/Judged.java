package org.breakwater.bench.patterns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.breakwater.town.planted.PlantedTown;

/**
 * What alarms were worth in a town of which the truth is known.
 *
 * @param months between each network's first report that names it and its first alarm; infinite if
 *     it was never found
 * @param victims all of them
 * @param after those whose exploitation began after their network's first alarm
 * @param alarms all of them
 * @param wrong those behind which no one network is
 * @param townMonths how long the town lasted
 */
record Judged(List<Double> months, int victims, int after, int alarms, int wrong, int townMonths) {
  private static final double DAYS_A_MONTH = 30.4375;

  /** An alarm as far as it is judged: its day and the children it lists. */
  record Alarm(int day, List<String> children) {}

  /** An alarm is right if at least two, and half, of its children are one network's victims. */
  static Judged of(PlantedTown town, List<Alarm> alarms) {
    var networksOf = new HashMap<String, Set<Integer>>();
    for (var network : town.networks())
      for (var victim : network.victims())
        networksOf.computeIfAbsent(victim.child(), _ -> new HashSet<>()).add(network.number());
    var first = new HashMap<Integer, Integer>();
    int wrong = 0;
    for (var alarm : alarms) {
      var votes = new HashMap<Integer, Integer>();
      for (var child : alarm.children())
        for (int network : networksOf.getOrDefault(child, Set.of()))
          votes.merge(network, 1, Integer::sum);
      votes.values().removeIf(vote -> vote < 2 || 2 * vote < alarm.children().size());
      if (votes.isEmpty()) wrong++;
      for (int network : votes.keySet()) first.merge(network, alarm.day(), Math::min);
    }
    return counted(town, alarms.size(), wrong, first);
  }

  private static Judged counted(
      PlantedTown town, int alarms, int wrong, Map<Integer, Integer> first) {
    var named = firstNamed(town);
    var months = new ArrayList<Double>();
    int victims = 0;
    int after = 0;
    for (var network : town.networks()) {
      Integer found = first.get(network.number());
      Integer since = named.get(network.number());
      months.add(
          found == null || since == null
              ? Double.POSITIVE_INFINITY
              : Math.max(0, found - since) / DAYS_A_MONTH);
      victims += network.victims().size();
      if (found != null)
        after += (int) network.victims().stream().filter(victim -> victim.from() > found).count();
    }
    return new Judged(months, victims, after, alarms, wrong, town.months());
  }

  private static Map<Integer, Integer> firstNamed(PlantedTown town) {
    var first = new HashMap<Integer, Integer>();
    var victims = new HashMap<String, List<Map.Entry<Integer, PlantedTown.Victim>>>();
    var names = new HashMap<Integer, Set<String>>();
    for (var network : town.networks()) {
      names.put(network.number(), Set.copyOf(network.entities()));
      for (var victim : network.victims())
        victims
            .computeIfAbsent(victim.child(), _ -> new ArrayList<>())
            .add(Map.entry(network.number(), victim));
    }
    for (var told : town.reports())
      for (var child : told.children())
        for (var part : victims.getOrDefault(child, List.of()))
          if (part.getValue().from() <= told.day()
              && told.day() < part.getValue().to()
              && told.entities().stream()
                  .anyMatch(names.getOrDefault(part.getKey(), Set.of())::contains))
            first.putIfAbsent(part.getKey(), told.day());
    return first;
  }

  /** Several towns as one. */
  Judged and(Judged other) {
    var both = new ArrayList<>(months);
    both.addAll(other.months);
    return new Judged(
        both,
        victims + other.victims,
        after + other.after,
        alarms + other.alarms,
        wrong + other.wrong,
        townMonths + other.townMonths);
  }

  long found() {
    return months.stream().filter(Double::isFinite).count();
  }

  double median() {
    var sorted = new ArrayList<>(months);
    Collections.sort(sorted);
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }

  double wrongPerMonth() {
    return (double) wrong / townMonths;
  }

  double precision() {
    return alarms == 0 ? Double.NaN : 1 - (double) wrong / alarms;
  }
}
