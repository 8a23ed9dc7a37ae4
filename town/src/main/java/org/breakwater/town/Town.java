package org.breakwater.town;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An invented town: {@link #reports()} is what its agencies wrote, {@link #people()} and {@link
 * #rings()} what is true.
 *
 * <p>The same plan gives the same town on any machine. {@link TownFiles} writes one into a folder.
 */
public final class Town {
  /**
   * Someone of the town as they truly are. {@code school} and {@code firstDayAge10} are null for
   * those who are adults from the first day on; {@code careTo} is the day after the last in care;
   * {@code names} says whose names they bear, as an ethnicity is written.
   */
  public record TruePerson(
      int person,
      String given,
      String family,
      LocalDate born,
      String sex,
      int household,
      int area,
      @Nullable Integer school,
      @Nullable LocalDate careFrom,
      @Nullable LocalDate careTo,
      @Nullable LocalDate firstDayAge10,
      String names) {}

  /** A hidden group, numbered from 0. */
  public record TrueRing(int ring, List<TruePart> parts, List<TrueThing> things) {}

  /**
   * What somebody is to a hidden group, {@code offender} or {@code child}, from a day to before
   * another.
   */
  public record TruePart(int person, String part, LocalDate from, LocalDate to) {}

  /** A place, business, vehicle or phone that a hidden group uses. */
  public record TrueThing(String type, String value) {}

  private final TownPlan plan;
  private final Population population;
  private final List<Ring> rings = new ArrayList<>();
  private final long life;

  private Town(TownPlan plan) {
    this.plan = plan;
    var random = new SplittableRandom(plan.seed());
    population = new Population(plan, random.split());
    var groups = random.split();
    for (int i = 0; i < plan.rings(); i++) rings.add(new Ring(i, plan, population, groups));
    life = random.nextLong();
  }

  /** Peoples a town; its reports are invented while they are read. */
  public static Town of(TownPlan plan) {
    return new Town(plan);
  }

  /**
   * Every report in order of recording, with who its people truly are. Each call tells the same
   * again.
   */
  public Stream<Told> reports() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(told(), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** The hidden groups; none in a null town. */
  public List<TrueRing> rings() {
    if (plan.nullTown()) return List.of();
    return rings.stream().map(Town::truth).toList();
  }

  public Stream<TruePerson> people() {
    return population.everyone.stream().map(this::truth);
  }

  private Iterator<Told> told() {
    return new Life(plan, population, rings, new SplittableRandom(life));
  }

  private TruePerson truth(Resident person) {
    int first = (int) plan.from().toEpochDay();
    boolean child = person.born > first - 18 * 366;
    boolean cared = person.careFrom != Resident.NEVER;
    var born = LocalDate.ofEpochDay(person.born);
    return new TruePerson(
        person.id,
        person.given,
        person.family,
        born,
        person.male ? "male" : "female",
        person.household.id,
        person.household.address(first).area(),
        child ? person.school : null,
        cared ? LocalDate.ofEpochDay(person.careFrom) : null,
        cared ? LocalDate.ofEpochDay(person.careTo) : null,
        child ? born.plusYears(10) : null,
        population.names().ethnicity(person.community));
  }

  private static TrueRing truth(Ring ring) {
    var parts =
        Stream.concat(ring.offenders.stream(), ring.children.stream())
            .map(part ->
                new TruePart(
                    part.person().id,
                    part.part(),
                    LocalDate.ofEpochDay(part.from()),
                    LocalDate.ofEpochDay(part.to())))
            .toList();
    var things =
        Stream.of(ring.places, ring.vehicles, ring.phones)
            .flatMap(List::stream)
            .map(thing -> new TrueThing(thing.type(), thing.value()))
            .toList();
    return new TrueRing(ring.id, parts, things);
  }
}
