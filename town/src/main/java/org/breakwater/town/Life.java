package org.breakwater.town;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.breakwater.town.Scene.Known;

/**
 * The town's days, one after another, and what is written of them, in the order of recording.
 *
 * <p>A report cannot be recorded before its day, so all that is held back is what is written down
 * later.
 */
final class Life implements Iterator<Told> {
  private record Waiting(Told told, long sequence) {}

  /**
   * People about whom much is innocently written: who drives the school taxi, who coaches, where
   * many lodge.
   */
  private record Familiar(Resident person, String voice) {}

  private final TownPlan plan;
  private final Population town;
  private final List<Ring> rings;
  private final SplittableRandom random;
  private final Desk desk;
  private final List<Familiar> familiar = new ArrayList<>();
  private final PriorityQueue<Waiting> later =
      new PriorityQueue<>(
          Comparator.comparing((Waiting waiting) -> waiting.told().report().recorded())
              .thenComparing(Waiting::sequence));
  private final ArrayDeque<Told> ready = new ArrayDeque<>();
  private final int end;
  private int day;
  private long written;

  Life(TownPlan plan, Population town, List<Ring> rings, SplittableRandom random) {
    this.plan = plan;
    this.town = town;
    this.rings = rings;
    this.random = random;
    desk = new Desk(town, new Phrases(), random.split(), plan.people());
    day = (int) plan.from().toEpochDay();
    end = (int) plan.to().toEpochDay();
    for (int i = 0; i <= plan.people() / 10_000; i++) {
      familiar.add(new Familiar(town.driver(random), "lookalike-taxi"));
      familiar.add(new Familiar(town.nicknamed(random), "lookalike-coach"));
      familiar.add(new Familiar(town.adult(random), "lookalike-landlord"));
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && day < end) live();
    return !ready.isEmpty();
  }

  @Override
  public Told next() {
    if (!hasNext()) throw new NoSuchElementException("the town's last report has been told");
    return ready.remove();
  }

  private void live() {
    double thousands = plan.people() / 1_000.0 * plan.reporting() / 365.25;
    for (var kind : Kind.values())
      for (int i = poisson(kind.rate * thousands); i > 0; i--) tell(ordinary(kind));
    for (int i = poisson(1.6 * thousands); i > 0; i--) tell(lookalike());
    for (var ring : rings) if (ring.active(day)) exploit(ring);
    day++;
    long midnight = day * 86_400L;
    while (!later.isEmpty()
        && (day >= end || later.element().told().report().recorded().getEpochSecond() < midnight))
      ready.add(later.remove().told());
  }

  private void tell(Scene scene) {
    later.add(new Waiting(desk.write(scene), written++));
  }

  private Scene ordinary(Kind kind) {
    var child =
        kind == Kind.PLACEMENT || kind == Kind.POLICE_MISSING && random.nextInt(3) == 0
            ? lookedAfter(kind)
            : town.noticedChild(random, day, kind.youngest, kind.under);
    var scene = Scene.ordinary(kind, day, child, town.place(random)).told(kind.voice, mood(child));
    return switch (kind) {
      case POLICE_STOP -> stop(scene);
      case POLICE_INTELLIGENCE ->
          random.nextInt(3) == 0
              ? scene.with(town.nicknamed(random), Known.NICKNAME, null)
              : scene.without();
      case COMMUNITY_CONCERN -> random.nextInt(2) == 0 ? scene.without() : scene;
      default -> scene;
    };
  }

  private Scene stop(Scene scene) {
    var driver = town.driver(random);
    return (random.nextInt(4) == 0 ? scene : scene.without())
        .with(driver, Known.DRIVER, driver.plate);
  }

  private String mood(Resident child) {
    if (child.inCare(day) && random.nextBoolean()) return "words-care";
    return random.nextInt(3) == 0 ? "words-ordinary" : "words-home";
  }

  /** A child in care on this day if one is found soon, else any child. */
  private Resident lookedAfter(Kind kind) {
    var child = town.child(random, day, kind.youngest, kind.under);
    for (int i = 0; i < 500 && !child.inCare(day); i++)
      child = town.child(random, day, kind.youngest, kind.under);
    return child;
  }

  private Scene lookalike() {
    if (random.nextInt(4) == 0) {
      var child = town.child(random, day, 8, 17);
      var kind = random.nextBoolean() ? Kind.SCHOOL_CONCERN : Kind.SCHOOL_ATTENDANCE;
      return Scene.ordinary(kind, day, child, town.place(random))
          .told("lookalike-friends", "words-ordinary")
          .with(friendOf(child));
    }
    var known = familiar.get(random.nextInt(familiar.size()));
    var person = known.person();
    return switch (known.voice()) {
      case "lookalike-taxi" ->
          Scene.ordinary(Kind.PLACEMENT, day, lookedAfter(Kind.PLACEMENT), town.place(random))
              .told(known.voice(), "words-care")
              .with(null, Known.NICKNAME, person.plate);
      case "lookalike-coach" ->
          Scene.ordinary(
                  Kind.YOUTH_CONTACT, day, town.child(random, day, 10, 17), town.place(random))
              .told(known.voice(), "words-ordinary")
              .with(person, Known.NICKNAME, null);
      default ->
          Scene.ordinary(
                  Kind.SOCIAL_CONTACT,
                  day,
                  town.noticedChild(random, day, 0, 17),
                  person.address(day).line())
              .told(known.voice(), "words-home");
    };
  }

  /** The friend with whom a child is always seen: the next child of the same school by age. */
  private Resident friendOf(Resident child) {
    int at = town.children.indexOf(child);
    for (int i = at + 1; i < town.children.size(); i++)
      if (town.children.get(i).school == child.school
          && town.children.get(i).household != child.household) return town.children.get(i);
    return town.children.get(at == 0 ? 1 : at - 1);
  }

  private void exploit(Ring ring) {
    for (var part : ring.children) {
      if (day < part.from() || day >= part.to() || random.nextDouble() >= plan.noticing() / 11)
        continue;
      var scene = noticed(ring, part);
      if (plan.nullTown()) scene = unrelated(scene);
      if (scene.kind() == Kind.COMMUNITY_CONCERN
          || scene.kind() == Kind.POLICE_INTELLIGENCE && random.nextBoolean())
        scene = scene.without();
      tell(scene);
    }
  }

  /** One glimpse of what a group does, by one agency: a few of its people and things, never all. */
  private Scene noticed(Ring ring, Ring.Part part) {
    int draw = random.nextInt(100);
    var kind = witness(draw, part.person().inCare(day));
    var man = ring.offenders.get(random.nextInt(ring.offenders.size())).person();
    var others =
        ring.children.stream()
            .filter(other -> other != part && other.from() <= day && day < other.to())
            .toList();
    var friend =
        others.isEmpty() || random.nextInt(3) > 0
            ? null
            : others.get(random.nextInt(others.size())).person();
    var place = ring.places.get(random.nextInt(ring.places.size())).value();
    boolean manSeen = kind == Kind.POLICE_STOP || random.nextInt(100) < 45;
    boolean carSeen = kind == Kind.POLICE_STOP || random.nextInt(100) < 30;
    boolean phoneSeen = !ring.phones.isEmpty() && random.nextInt(100) < 12;
    var plate =
        ring.vehicles.isEmpty()
            ? null
            : manSeen && man.plate != null
                ? man.plate
                : ring.vehicles.get(random.nextInt(ring.vehicles.size())).value();
    var phone =
        ring.phones.isEmpty() ? null : ring.phones.get(random.nextInt(ring.phones.size())).value();
    return new Scene(
        kind,
        "hidden-" + hiddenVoice(kind),
        random.nextInt(4) == 0 ? "words-home" : "words-hidden",
        Math.max(kind.words, 22),
        day,
        part.person(),
        friend,
        man,
        manSeen ? Desk.known(random.nextInt(100), kind) : Known.NICKNAME,
        carSeen ? plate : null,
        place,
        phoneSeen ? phone : null);
  }

  private static Kind witness(int draw, boolean inCare) {
    if (draw < 17) return Kind.SCHOOL_CONCERN;
    if (draw < 31) return Kind.HEALTH_ATTENDANCE;
    if (draw < 47) return Kind.YOUTH_OUTREACH;
    if (draw < 56) return Kind.VOLUNTARY_CONCERN;
    if (draw < 65) return Kind.SOCIAL_CONTACT;
    if (draw < 72) return Kind.POLICE_STOP;
    if (draw < 84) return Kind.POLICE_MISSING;
    if (draw < 91) return Kind.POLICE_INTELLIGENCE;
    return draw < 95 || !inCare ? Kind.COMMUNITY_CONCERN : Kind.PLACEMENT;
  }

  private static String hiddenVoice(Kind kind) {
    return switch (kind) {
      case SCHOOL_CONCERN -> "school";
      case HEALTH_ATTENDANCE -> "health";
      case YOUTH_OUTREACH -> "youth";
      case VOLUNTARY_CONCERN -> "voluntary";
      case SOCIAL_CONTACT -> "social";
      case POLICE_STOP -> "stop";
      case POLICE_MISSING -> "missing";
      case POLICE_INTELLIGENCE -> "intelligence";
      case COMMUNITY_CONCERN -> "community";
      case PLACEMENT -> "placement";
      default -> throw new IllegalArgumentException("no hidden group is seen through " + kind);
    };
  }

  /** The same glimpse, of people and things that have nothing to do with one another. */
  private Scene unrelated(Scene scene) {
    var child = town.child(random, day, 11, 17);
    var friend = town.child(random, day, 11, 17);
    var man = town.nicknamed(random);
    var driver = town.driver(random);
    var place = town.place(random);
    var phone = Numbers.phone(random);
    return new Scene(
        scene.kind(),
        scene.voice(),
        scene.wordsVoice(),
        scene.words(),
        day,
        child,
        scene.friend() == null ? null : friend,
        man,
        scene.known(),
        scene.plate() == null ? null : driver.plate,
        place,
        scene.phone() == null ? null : phone);
  }

  private int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble())
      count++;
    return count;
  }
}
