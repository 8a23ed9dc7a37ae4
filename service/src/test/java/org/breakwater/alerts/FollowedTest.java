package org.breakwater.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.intake.Report;
import org.breakwater.patterns.Pattern;
import org.breakwater.patterns.Scan;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To go on with what has come is the same as to go through all of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowedTest {
  private static final Instant FIRST = Instant.parse("2010-01-01T08:00:00Z");
  private static final Scan SCAN = Scan.withBudget(3);

  /** The order in which they are read from the record. */
  private static final Comparator<Told> WRITTEN = Comparator.comparing(Told::recorded);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void in_whatever_batches_reports_come_late_corrected_or_joined(long seed) {
    var random = new SplittableRandom(seed);
    var now = new ArrayList<Told>();
    for (int i = 0; i < 500; i++) now.add(report(i, i * 2 / 3, random));
    now.sort(WRITTEN);
    var followed = Followed.through(now, reports -> Standing.of(SCAN, reports));
    int written = now.size();
    var parted = new ArrayList<Told>();
    for (int batch = 0; batch < 12; batch++) {
      var more = new ArrayList<Told>();
      int many = 1 + random.nextInt(20);
      for (int i = 0; i < many; i++) {
        int day = 335 + batch * 6 + i / 4 - (random.nextInt(8) == 0 ? 30 : 0);
        more.add(report(written++, day, random));
      }
      if (random.nextInt(3) == 0) {
        Told before = now.get(random.nextInt(now.size()));
        Told other = report(0, 0, random);
        more.add(new Told(before.entry(), before.recorded(), before.report(), other.people()));
      }
      if (random.nextInt(3) == 0) {
        // A plate is completed, a placement was none, a worry is withdrawn, a brother was named.
        Told before = now.get(random.nextInt(now.size()));
        var other = report(Integer.parseInt(before.report().ref().substring(1)), 0, random);
        more.removeIf(one -> one.entry().equals(before.entry()));
        more.add(new Told(before.entry(), before.recorded(), other.report(), other.people()));
      }
      var otherwise = otherwise(now, parted, random);
      otherwise.forEach(one -> more.removeIf(had -> had.entry().equals(one.entry())));
      more.addAll(otherwise);
      more.sort(WRITTEN);
      more.forEach(one -> now.removeIf(had -> had.entry().equals(one.entry())));
      now.addAll(more);
      var gone = new HashSet<UUID>();
      if (random.nextInt(3) == 0)
        for (int i = 0; i < 3; i++) gone.add(now.get(random.nextInt(now.size())).entry());
      now.removeIf(told -> gone.contains(told.entry()));
      more.removeIf(told -> gone.contains(told.entry()));
      now.sort(WRITTEN.thenComparing(told -> Integer.parseInt(told.report().ref().substring(1))));
      var standing =
          random.nextInt(3) == 0
              ? Standing.of(SCAN, followed.gathered().reports())
              : followed.standing();
      followed.take(more, gone, new Moved(), standing);

      var whole = Followed.through(now, _ -> standing);
      assertThat(followed.gathered().reports()).isEqualTo(whole.gathered().reports());
      assertThat(followed.watch().cutOff()).isEqualTo(whole.watch().cutOff());
      assertThat(followed.watch().patterns()).isEqualTo(whole.watch().patterns());
      for (Pattern pattern : whole.watch().patterns()) {
        assertThat(followed.watch().explain(pattern.number(), followed.gathered()::words))
            .isEqualTo(whole.watch().explain(pattern.number(), whole.gathered()::words));
        assertThat(followed.watch().growth(pattern.number()))
            .isEqualTo(whole.watch().growth(pattern.number()));
        assertThat(followed.gathered().things(pattern.entities()))
            .isEqualTo(whole.gathered().things(pattern.entities()));
        assertThat(followed.gathered().adults(pattern.entities(), pattern.reports()))
            .isEqualTo(whole.gathered().adults(pattern.entities(), pattern.reports()));
      }
    }
    assertThat(followed.watch().patterns()).isNotEmpty();
  }

  /**
   * Two people prove to be one, or one to be two: every report of them reads otherwise. Or those
   * whom it was last are parted again.
   */
  private static List<Told> otherwise(List<Told> now, List<Told> parted, SplittableRandom random) {
    if (!parted.isEmpty() && random.nextInt(3) == 0) {
      var there = now.stream().map(Told::entry).collect(Collectors.toSet());
      var again = parted.stream().filter(told -> there.contains(told.entry())).toList();
      parted.clear();
      return again;
    }
    parted.clear();
    UUID one = id("person", random.nextInt(200));
    UUID other = id(random.nextBoolean() ? "person" : "stranger", random.nextInt(200));
    var otherwise = new ArrayList<Told>();
    for (Told told : now) {
      var people =
          told.people().stream()
              .map(who ->
                  new Told.Who(who.mention(), who.person().equals(one) ? other : who.person()))
              .toList();
      if (people.equals(told.people())) continue;
      parted.add(told);
      otherwise.add(new Told(told.entry(), told.recorded(), told.report(), people));
    }
    return otherwise;
  }

  /** Some of them with brothers, half-seen plates, and a boy whom an officer took for a man. */
  private static Told report(int number, int day, SplittableRandom random) {
    boolean worry = random.nextInt(6) == 0;
    boolean car = worry && random.nextInt(2) == 0;
    var people = new ArrayList<Told.Who>();
    people.add(who("p1", "child", random.nextInt(200), random));
    if (random.nextInt(15) == 0) people.add(who("p2", "sibling", random.nextInt(200), random));
    if (random.nextInt(10) == 0) people.add(who("p3", "adult", 195 + random.nextInt(20), random));
    String plate =
        switch (random.nextInt(4)) {
          case 0 -> "YJ55K?T";
          case 1 -> "YJ55K" + (random.nextInt(5) == 0 ? "A" : "Z") + "T";
          default -> "YJ55KZT";
        };
    var report =
        new Report(
            "R" + number,
            number % 2 == 0 ? "police" : "school",
            random.nextInt(40) == 0 ? "placement" : "contact",
            worry ? List.of("sexual-exploitation") : null,
            null,
            "",
            null,
            "Her words.",
            people.stream().map(Told.Who::mention).toList(),
            car ? List.of(new Report.Thing("t1", "vehicle", plate, null, null)) : null,
            people.size() > 1 ? List.of(new Report.Link("p1", "p2", "sibling")) : null);
    Instant recorded = FIRST.plus(day, ChronoUnit.DAYS).plusSeconds(number % 50);
    return new Told(id("report", number), recorded, report, people);
  }

  private static Told.Who who(String ref, String role, int number, SplittableRandom random) {
    var address = new Report.Address(number % 9 == 0 ? number / 18 + " Kiln Row" : null, null);
    return new Told.Who(
        new Report.Person(
            ref,
            role,
            "Name" + number,
            null,
            "Of" + number,
            null,
            null,
            null,
            null,
            null,
            random.nextInt(3) == 0 ? List.of(address) : null,
            null,
            "Mine.",
            null),
        id("person", number));
  }

  private static UUID id(String what, int number) {
    return UUID.nameUUIDFromBytes(
        (what + number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
