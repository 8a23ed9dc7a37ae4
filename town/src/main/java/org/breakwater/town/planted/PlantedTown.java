package org.breakwater.town.planted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * An invented town's reports and the networks hidden in it; days count from 0.
 *
 * <p>Rates are those of the project's notes on patterns: 40 reports a year for each 1,000 people,
 * three in five naming somebody or something; 600 nicknames by a Zipf law, so that one name is many
 * men; 200 places that everyone passes; taxis, a tenth of them on contract to children in care; a
 * worry in 7 of 100 ordinary reports, 22 of 100 about looked-after children, and 50 of 100 about a
 * child being exploited.
 */
public final class PlantedTown {
  /** A child of the town; {@code firstDayAge10} is the day on which reports may begin. */
  public record Child(
      String child,
      String household,
      String area,
      String school,
      boolean inCare,
      int firstDayAge10) {}

  /** A report; entities are {@code type:id}. */
  public record Told(
      String id,
      int day,
      String agency,
      String area,
      boolean concern,
      List<String> children,
      List<String> entities) {}

  /** A victim of a network, exploited from a day to before another. */
  public record Victim(String child, int from, int to) {}

  /** A hidden network: whom it exploits, and what its reports may name. */
  public record Network(int number, List<Victim> victims, List<String> entities) {}

  static final int LIFE = 8 * 365;
  private static final List<String> AGENCIES =
      List.of("police", "social-care", "health", "school", "youth-service", "voluntary");
  private static final int[] WEIGHTS = {28, 20, 17, 20, 7, 8};

  private final PlantedPlan plan;
  private final SplittableRandom random;
  private final int days;
  private final List<Child> children = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();
  private final List<Told> reports = new ArrayList<>();
  private final int areas;
  private final int schools;
  private final int homes;
  private int[] byFirstDay = new int[0];
  private double[] noticed = new double[0];
  private final double[] nicknames = zipf(600);
  private final double[] places = zipf(200);
  private final List<Decoy> decoys = new ArrayList<>();

  /** Somebody or something that meets many children for an innocent reason. */
  private record Decoy(String kind, List<String> entities, String agency, boolean careOnly) {}

  private record Draft(
      int day, int child, int friend, String agency, boolean concern, List<String> entities) {}

  private PlantedTown(PlantedPlan plan) {
    this.plan = plan;
    random = new SplittableRandom(plan.seed());
    days = plan.years() * 365;
    areas = Math.max(4, plan.people() / 6_250);
    schools = Math.max(2, plan.people() / 15_600);
    homes = Math.max(2, plan.people() / 20_800);
    settle();
    if (plan.decoys()) hireDecoys();
    var drafts = new ArrayList<Draft>();
    ordinary(drafts);
    for (int i = 0; i < plan.networks(); i++) exploit(i, drafts);
    write(drafts);
  }

  /** Invents the town that a plan describes. */
  public static PlantedTown of(PlantedPlan plan) {
    return new PlantedTown(plan);
  }

  public List<Child> children() {
    return List.copyOf(children);
  }

  /** Every report, in the order of recording. */
  public List<Told> reports() {
    return List.copyOf(reports);
  }

  /** The hidden networks; none in a null town. */
  public List<Network> networks() {
    return plan.nullTown() ? List.of() : List.copyOf(networks);
  }

  public int months() {
    return plan.years() * 12;
  }

  private void settle() {
    int alive = plan.people() / 10;
    int number = alive * (days + LIFE) / LIFE;
    int household = 0;
    while (children.size() < number) {
      int size = random.nextInt(100) < 55 ? 1 : random.nextInt(100) < 75 ? 2 : 3;
      int first = random.nextInt(days + LIFE) - LIFE;
      int area = random.nextInt(areas);
      for (int i = 0; i < size; i++) {
        boolean care = random.nextInt(1_000) < 12;
        children.add(
            new Child(
                "c" + children.size(),
                "h" + household,
                "a" + area,
                "s" + area * schools / areas,
                care,
                first + i * (300 + random.nextInt(900))));
      }
      household++;
    }
    byFirstDay =
        IntStream.range(0, children.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> children.get(i).firstDayAge10()))
            .mapToInt(i -> i)
            .toArray();
    var families = new double[household];
    for (int i = 0; i < household; i++)
      families[i] = 0.05 + 0.95 * random.nextDouble() * random.nextDouble();
    noticed =
        children.stream()
            .mapToDouble(child -> families[Integer.parseInt(child.household().substring(1))])
            .toArray();
  }

  private int firstAfter(int day) {
    int low = 0;
    int high = byFirstDay.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (children.get(byFirstDay[middle]).firstDayAge10() > day) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A child of 10 to 17 on this day. */
  private int present(int day) {
    int from = firstAfter(day - LIFE);
    return byFirstDay[from + random.nextInt(Math.max(1, firstAfter(day) - from))];
  }

  private int noticed(int day) {
    int child = present(day);
    for (int i = 0; i < 50; i++) {
      double weight = noticed[child] * (children.get(child).inCare() ? 4 : 1);
      if (random.nextDouble() * 2 < weight) return child;
      child = present(day);
    }
    return child;
  }

  private int lookedAfter(int day) {
    int child = present(day);
    for (int i = 0; i < 600 && !children.get(child).inCare(); i++) child = present(day);
    return child;
  }

  /** Somebody of the same school, or the same care home, of about the same age. */
  private int friend(int child, int day) {
    var of = children.get(child);
    for (int i = 0; i < 300; i++) {
      int other = present(day);
      var candidate = children.get(other);
      if (other != child
          && !candidate.household().equals(of.household())
          && Math.abs(candidate.firstDayAge10() - of.firstDayAge10()) < 700
          && (of.inCare()
              ? candidate.inCare() && home(other) == home(child)
              : candidate.school().equals(of.school()))) return other;
    }
    return present(day);
  }

  private int home(int child) {
    return child % homes;
  }

  private String nickname() {
    return "nickname:n" + draw(nicknames);
  }

  private String place() {
    return "place:p" + draw(places);
  }

  private String taxi() {
    return "plate:taxi" + random.nextInt(Math.max(20, plan.people() / 714));
  }

  private String contractTaxi() {
    return "plate:taxi" + random.nextInt(Math.max(3, plan.people() / 6_900));
  }

  private void hireDecoys() {
    for (int i = 0; i < Math.max(2, plan.people() / 20_000); i++) {
      decoys.add(
          new Decoy(
              "coach",
              List.of(nickname(), "place:pitch" + i, "adult:coach" + i),
              "youth-service",
              false));
      decoys.add(
          new Decoy(
              "worker",
              List.of("professional:worker" + i, "place:centre" + i),
              "youth-service",
              false));
      decoys.add(new Decoy("takeaway", List.of("business:takeaway" + i), "police", false));
      decoys.add(new Decoy("contract", List.of("plate:taxi" + i), "social-care", true));
    }
  }

  private void ordinary(List<Draft> drafts) {
    int number = (int) (plan.people() * 0.038 * plan.years());
    for (int i = 0; i < number; i++) {
      int day = random.nextInt(days);
      if (!decoys.isEmpty() && random.nextInt(100) < 4) {
        var decoy = decoys.get(random.nextInt(decoys.size()));
        int child = decoy.careOnly() ? lookedAfter(day) : present(day);
        var named = new ArrayList<String>();
        for (var entity : decoy.entities()) if (random.nextInt(100) < 70) named.add(entity);
        drafts.add(new Draft(day, child, -1, decoy.agency(), worry(child), named));
        continue;
      }
      int child = noticed(day);
      int friend = random.nextInt(100) < 8 ? friend(child, day) : -1;
      drafts.add(new Draft(day, child, friend, agency(), worry(child), background(child)));
    }
  }

  private boolean worry(int child) {
    return random.nextInt(100) < (children.get(child).inCare() ? 22 : 7);
  }

  private List<String> background(int child) {
    var named = new ArrayList<String>();
    var of = children.get(child);
    if (random.nextInt(100) < 18) named.add(nickname());
    if (random.nextInt(100) < 22) named.add(place());
    if (random.nextInt(100) < 8)
      named.add(of.inCare() && random.nextBoolean() ? contractTaxi() : taxi());
    if (random.nextInt(100) < 9)
      named.add(
          random.nextBoolean()
              ? "plate:own" + of.household()
              : "plate:any" + random.nextInt(plan.people() / 3));
    if (random.nextInt(100) < 9)
      named.add(
          random.nextBoolean()
              ? "phone:own" + of.household()
              : "phone:any" + random.nextInt(plan.people() / 3));
    return named;
  }

  private void exploit(int number, List<Draft> drafts) {
    int offenders = 4 + random.nextInt(22);
    int share = plan.victims() / plan.networks();
    int wanted = Math.max(5, share / 3 + random.nextInt(Math.max(1, share * 4 / 3)));
    int length = Math.min(days - 1, (int) (365 * (2 + wanted / 15.0 + 3 * random.nextDouble())));
    int start = random.nextInt(days - length);
    var names = new ArrayList<String>();
    var plates = new ArrayList<String>();
    var phones = new ArrayList<String>();
    var venues = new ArrayList<String>();
    for (int i = 0; i < offenders; i++) {
      if (i < 1 || random.nextInt(100) < 60) names.add(nickname());
      if (i < 1 || random.nextInt(100) < 40) plates.add("plate:net" + number + "x" + i);
      if (i < 1 || random.nextInt(100) < 40) phones.add("phone:net" + number + "x" + i);
    }
    for (int i = 2 + random.nextInt(3); i > 0; i--)
      venues.add(random.nextBoolean() ? place() : "business:net" + number + "x" + i);
    var victims = recruit(wanted, start, length);
    for (int i = 0; i < victims.size(); i++) {
      var victim = victims.get(i);
      int child = Integer.parseInt(victim.child().substring(1));
      int reports = poisson(3.0 * (victim.to() - victim.from()) / 365);
      for (int k = 0; k < reports; k++) {
        int day = victim.from() + random.nextInt(victim.to() - victim.from());
        if (day >= days) continue;
        var named = new ArrayList<String>();
        if (says(30)) named.add(any(names));
        if (says(20)) named.add(misread(any(plates)));
        if (says(12)) named.add(any(phones));
        if (says(20)) named.add(any(venues));
        int friend = random.nextInt(100) < 15 ? beside(victims, victim, day) : -1;
        boolean concern = random.nextBoolean();
        drafts.add(
            plan.nullTown()
                ? new Draft(
                    day,
                    present(day),
                    friend < 0 ? -1 : present(day),
                    agency(),
                    concern,
                    background(present(day)))
                : new Draft(day, child, friend, agency(), concern, named));
      }
    }
    var entities = new TreeSet<String>();
    entities.addAll(names);
    entities.addAll(plates);
    entities.addAll(phones);
    entities.addAll(venues);
    networks.add(new Network(number, victims, List.copyOf(entities)));
  }

  /** Two in three are brought by a friend or found in the same care home. */
  private List<Victim> recruit(int wanted, int start, int length) {
    var starts = new int[wanted];
    for (int i = 1; i < wanted; i++) starts[i] = random.nextInt(length);
    java.util.Arrays.sort(starts);
    var victims = new ArrayList<Victim>();
    var known = new TreeSet<Integer>();
    for (int offset : starts) {
      int day = start + offset;
      int child = -1;
      if (!victims.isEmpty() && random.nextInt(100) < 65) {
        var by = victims.get(Math.max(0, victims.size() - 1 - random.nextInt(8)));
        child = friend(Integer.parseInt(by.child().substring(1)), day);
      } else {
        child = random.nextInt(3) == 0 ? lookedAfter(day) : noticed(day);
      }
      if (!known.add(child)) continue;
      int end = Math.min(days, day + 120 + random.nextInt(700));
      if (end > day) victims.add(new Victim("c" + child, day, end));
    }
    return List.copyOf(victims);
  }

  private int beside(List<Victim> victims, Victim victim, int day) {
    for (int i = 0; i < 20; i++) {
      var other = victims.get(random.nextInt(victims.size()));
      if (other != victim && other.from() <= day && day < other.to())
        return Integer.parseInt(other.child().substring(1));
    }
    return -1;
  }

  private boolean says(int hundredths) {
    return random.nextInt(10_000) < hundredths * 100 * plan.mentions();
  }

  private String misread(String plate) {
    return random.nextInt(100) < 10 ? plate + "?" + random.nextInt(50) : plate;
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String agency() {
    int draw = random.nextInt(100);
    for (int i = 0; ; i++) if ((draw -= WEIGHTS[i]) < 0) return AGENCIES.get(i);
  }

  private void write(List<Draft> drafts) {
    drafts.sort(Comparator.comparingInt(Draft::day));
    for (var draft : drafts) {
      var child = children.get(draft.child());
      var who = new ArrayList<>(List.of(child.child()));
      if (draft.friend() >= 0 && draft.friend() != draft.child())
        who.add(children.get(draft.friend()).child());
      reports.add(
          new Told(
              "R" + reports.size(),
              draft.day(),
              draft.agency(),
              child.area(),
              draft.concern(),
              List.copyOf(who),
              List.copyOf(new TreeSet<>(draft.entities()))));
    }
  }

  private static double[] zipf(int number) {
    var sums = new double[number];
    double sum = 0;
    for (int i = 0; i < number; i++) sums[i] = sum += 1 / (i + 2.0);
    return sums;
  }

  private int draw(double[] sums) {
    double at = random.nextDouble() * sums[sums.length - 1];
    int found = java.util.Arrays.binarySearch(sums, at);
    return Math.min(sums.length - 1, found < 0 ? -found - 1 : found);
  }

  private int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble())
      count++;
    return count;
  }
}
