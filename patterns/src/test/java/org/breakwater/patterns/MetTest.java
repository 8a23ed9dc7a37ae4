package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who met what in a window, against the plainest way of counting it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MetTest {
  private static final int ENTITIES = 12;

  @Test
  void every_unit_counts_once_for_each_entity_and_every_entity_once_for_each_unit() {
    var random = new SplittableRandom(3);
    var sightings = new Sightings();
    for (int i = 0; i < 400; i++) {
      int[] units = random.ints(random.nextInt(3), 0, 30).distinct().toArray();
      int[] entities = random.ints(random.nextInt(4), 0, ENTITIES).distinct().toArray();
      sightings.add(i * 3, 0, false, units, entities);
    }
    for (int last = 0; last < 400; last += 19) {
      Map<Integer, Set<Integer>> ofEntity = new HashMap<>();
      Map<Integer, Set<Integer>> ofUnit = new HashMap<>();
      for (int report = 0; report <= last; report++)
        if (sightings.day(report) >= sightings.day(last) - Scanner.WINDOW)
          for (int entity : sightings.entities(report))
            for (int unit : sightings.units(report)) {
              ofEntity.computeIfAbsent(entity, _ -> new HashSet<>()).add(unit);
              ofUnit.computeIfAbsent(unit, _ -> new HashSet<>()).add(entity);
            }
      var met = Met.until(sightings, last);
      assertThat(met.ofEntities()).containsExactlyInAnyOrder(sizes(ofEntity));
      assertThat(met.ofUnits()).containsExactlyInAnyOrder(sizes(ofUnit));
      for (int one = 0; one < ENTITIES; one++) {
        var ofOne = ofEntity.getOrDefault(one, Set.of());
        assertThat(met.units(one)).isEqualTo(ofOne.size());
        for (int other = 0; other < ENTITIES; other++) {
          var both = new HashSet<>(ofOne);
          both.retainAll(ofEntity.getOrDefault(other, Set.of()));
          assertThat(met.shared(one, other)).isEqualTo(both.size());
        }
      }
    }
  }

  private static int[] sizes(Map<Integer, Set<Integer>> met) {
    return met.values().stream().mapToInt(Set::size).toArray();
  }
}
