package org.breakwater.path;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.breakwater.access.Viewer;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.decisions.Decisions;
import org.breakwater.pages.Form;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed about a step, kept to be shown again when something is missing. */
public record StepForm(MultiValueMap<String, String> typed) implements Form {
  /** How many more of one agency can take part than the first. */
  public static final int ALSO = 2;

  /** Today, and nothing else. */
  static StepForm on(LocalDate today) {
    var typed = new LinkedMultiValueMap<String, String>();
    typed.add("happened-day", String.valueOf(today.getDayOfMonth()));
    typed.add("happened-month", String.valueOf(today.getMonthValue()));
    typed.add("happened-year", String.valueOf(today.getYear()));
    return new StepForm(typed);
  }

  /** What is on record about a step, to be put right. */
  static StepForm of(Path.Taken step) {
    var typed = new LinkedMultiValueMap<String, String>();
    typed.add("happened-day", String.valueOf(step.happened().getDayOfMonth()));
    typed.add("happened-month", String.valueOf(step.happened().getMonthValue()));
    typed.add("happened-year", String.valueOf(step.happened().getYear()));
    for (DecisionEvent.Seat seat : seatsAsked(step)) {
      String first = "seat-" + seat.agency();
      typed.add(
          typed.containsKey(first) ? "also-" + seat.agency() : first,
          seat.user() == null ? "absent" : seat.user().toString());
    }
    if (!step.seats().isEmpty()) {
      typed.addIfAbsent("seat-" + Attendees.OWN, String.valueOf(step.seats().getFirst().user()));
    }
    return new StepForm(typed);
  }

  /** Whoever put the step on record took part, and is not asked for. */
  private static List<DecisionEvent.Seat> seatsAsked(Path.Taken step) {
    return step.seats().isEmpty() ? List.of() : step.seats().subList(1, step.seats().size());
  }

  /** What is right about a step; nothing while something is wrong. */
  Optional<PuttingRight.Right> right(
      Path path,
      Path.Taken step,
      List<Attendees.Attendee> attendees,
      LocalDate today,
      Words say,
      List<Wrong> wrong) {
    LocalDate happened = happened(path, today, say, wrong);
    List<DecisionEvent.Seat> seats =
        step.seats().isEmpty() ? List.of() : seats(step.seats().getFirst(), attendees, say, wrong);
    String because = needed("because", "path.wrong.correct", say, wrong);
    return wrong.isEmpty() && happened != null
        ? Optional.of(new PuttingRight.Right(happened, seats, because))
        : Optional.empty();
  }

  /**
   * The step as it was said; nothing while something is wrong.
   *
   * @param late the rules of the clocks that are overdue
   */
  Optional<Acts.Said> said(
      Step step,
      Path path,
      Set<String> late,
      List<Attendees.Attendee> attendees,
      Viewer owner,
      LocalDate today,
      Words say,
      List<Wrong> wrong) {
    LocalDate happened = happened(path, today, say, wrong);
    String child =
        step.asksChild() && !path.unborn() ? needed("child", "path.wrong.child", say, wrong) : "";
    String unseen = step.unseen(path) ? needed("unseen", "path.wrong.unseen", say, wrong) : null;
    Ending ending = ending(step, path, say, wrong);
    String words =
        needed("words", step.decides() ? "path.wrong.why" : "path.wrong.what", say, wrong);
    String measure = step.decides() ? needed("measure", "path.wrong.measure", say, wrong) : "";
    String excuse =
        ending != null && step.late(ending, path, late)
            ? needed("late", "path.wrong.late", say, wrong)
            : null;
    PathEvent.Harm harm = harm(ending, say, wrong);
    List<DecisionEvent.Seat> seats =
        step.meets()
            ? seats(
                new DecisionEvent.Seat(Attendees.OWN, owner.id(), owner.name()),
                attendees,
                say,
                wrong)
            : List.of();
    String family = step.meets() ? needed("family", "path.wrong.family", say, wrong) : null;
    if (!wrong.isEmpty() || happened == null || ending == null) {
      return Optional.empty();
    }
    String against = one("disagreement");
    return Optional.of(
        new Acts.Said(
            step,
            ending,
            happened,
            child,
            unseen,
            words,
            excuse,
            family,
            harm,
            seats,
            against.isEmpty() ? null : cut(against),
            measure));
  }

  private @Nullable Ending ending(Step step, Path path, Words say, List<Wrong> wrong) {
    Ending chosen =
        step.endings().stream()
            .filter(it -> it.name().equals(one("ending")))
            .findFirst()
            .orElse(null);
    if (chosen == null) {
      wrong.add(new Wrong(say.of("path.wrong.ending"), "ending"));
    } else if (chosen.closes() && chosen != Ending.CLOSED_DIED && !path.keepsOpen().isEmpty()) {
      wrong.add(new Wrong(say.of("path.wrong.open"), "ending"));
    }
    return chosen;
  }

  private PathEvent.@Nullable Harm harm(@Nullable Ending ending, Words say, List<Wrong> wrong) {
    if (ending == null || !ending.names()) {
      return null;
    }
    PathEvent.Harm chosen =
        Stream.of(PathEvent.Harm.values())
            .filter(it -> it.name().equals(one("harm")))
            .findFirst()
            .orElse(null);
    if (chosen == null && ending == Ending.PLAN_MADE) {
      wrong.add(new Wrong(say.of("path.wrong.harm"), "harm"));
    }
    return chosen;
  }

  private @Nullable LocalDate happened(Path path, LocalDate today, Words say, List<Wrong> wrong) {
    LocalDate day = day("happened").orElse(null);
    LocalDate opened = path.opened().atZone(Occurred.ZONE).toLocalDate();
    if (day == null) {
      wrong.add(new Wrong(say.of("path.wrong.happened"), "happened-day"));
    } else if (day.isAfter(today)) {
      wrong.add(new Wrong(say.of("path.wrong.future"), "happened-day"));
    } else if (day.isBefore(opened)) {
      wrong.add(new Wrong(say.of("path.wrong.before"), "happened-day"));
    }
    return day;
  }

  /** A date of three boxes; empty where they make no date. */
  Optional<LocalDate> day(String name) {
    try {
      return Optional.of(
          LocalDate.of(number(name + "-year"), number(name + "-month"), number(name + "-day")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private List<DecisionEvent.Seat> seats(
      DecisionEvent.Seat owner, List<Attendees.Attendee> attendees, Words say, List<Wrong> wrong) {
    var seats = new ArrayList<DecisionEvent.Seat>();
    seats.add(owner);
    for (String agency : Attendees.AGENCIES) {
      String chosen = one("seat-" + agency);
      if (chosen.equals("absent")) {
        seats.add(new DecisionEvent.Seat(agency, null, null));
        continue;
      }
      attendees.stream()
          .filter(it -> it.agency().equals(agency) && it.id().toString().equals(chosen))
          .findFirst()
          .ifPresentOrElse(
              it -> {
                if (!it.id().equals(owner.user())) {
                  seats.add(new DecisionEvent.Seat(agency, it.id(), it.name()));
                }
              },
              () ->
                  wrong.add(
                      new Wrong(
                          say.of("path.wrong.seat", say.of("path.seat." + agency)),
                          "seat-" + agency)));
      attendees.stream()
          .filter(it -> it.agency().equals(agency) && has("also-" + agency, it.id().toString()))
          .filter(it -> seats.stream().noneMatch(seat -> it.id().equals(seat.user())))
          .forEach(it -> seats.add(new DecisionEvent.Seat(agency, it.id(), it.name())));
    }
    return seats;
  }

  /** Who else of an agency was chosen in this of its boxes; empty where nobody was. */
  public String also(String agency, int n) {
    List<String> chosen = typed.getOrDefault("also-" + agency, List.of());
    return n < chosen.size() ? chosen.get(n) : "";
  }

  /** Whether anybody else was chosen. */
  public boolean alsoAny() {
    return Attendees.AGENCIES.stream()
        .flatMap(agency -> typed.getOrDefault("also-" + agency, List.of()).stream())
        .anyMatch(chosen -> !chosen.isEmpty());
  }

  String needed(String field, String key, Words say, List<Wrong> wrong) {
    String text = one(field);
    if (text.isEmpty() || text.length() > Decisions.LONGEST) {
      wrong.add(new Wrong(say.of(key, Decisions.LONGEST), field));
    }
    return text;
  }

  private static String cut(String text) {
    return text.length() > Decisions.LONGEST ? text.substring(0, Decisions.LONGEST) : text;
  }
}
