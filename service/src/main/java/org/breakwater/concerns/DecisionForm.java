package org.breakwater.concerns;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.breakwater.access.Viewer;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.decisions.Decisions;
import org.breakwater.pages.Form;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed into the form of a decision, kept to be shown again when something is missing. */
public record DecisionForm(MultiValueMap<String, String> typed) implements Form {
  /** Nothing typed yet. */
  DecisionForm() {
    this(new LinkedMultiValueMap<>());
  }

  /** The decision about a concern; nothing while something is wrong. */
  Optional<Decisions.Choice> choice(
      WholeConcern whole, Viewer owner, LocalDate today, Words say, List<Wrong> wrong) {
    String outcome = one("outcome");
    if (!code(outcome)) {
      wrong.add(new Wrong(say.of("concerns.wrong.outcome"), "outcome"));
    }
    if (outcome.equals(Answer.EXISTING_WORKER.name()) && whole.workers().isEmpty()) {
      wrong.add(new Wrong(say.of("concerns.wrong.no-worker"), "outcome"));
    }
    String reasons = needed("reasons", "concerns.wrong.reasons", say, wrong);
    String measure = needed("measure", "concerns.wrong.measure", say, wrong);
    LocalDate review = review("review", today, say, wrong);
    List<DecisionEvent.Seat> seats = seats(owner, whole.table(), say, wrong);
    if (!wrong.isEmpty() || review == null) {
      return Optional.empty();
    }
    var options =
        new ArrayList<>(
            typed.getOrDefault("option", List.of()).stream().filter(this::code).toList());
    if (!options.contains(outcome)) {
      options.add(outcome);
    }
    String against = one("disagreement");
    return Optional.of(
        new Decisions.Choice(
            DecisionEvent.About.CONCERN,
            whole.concern().entry(),
            "concern",
            options,
            outcome,
            reasons,
            against.isEmpty() ? null : cut(against),
            seats,
            measure,
            review));
  }

  private boolean code(String name) {
    return Arrays.stream(Answer.values()).anyMatch(it -> it.name().equals(name));
  }

  /** Every agency of the table is said to be there, by whom, or to be absent. */
  private List<DecisionEvent.Seat> seats(
      Viewer owner, List<Colleagues.Colleague> colleagues, Words say, List<Wrong> wrong) {
    var seats = new ArrayList<DecisionEvent.Seat>();
    seats.add(new DecisionEvent.Seat("social-care", owner.id(), owner.name()));
    for (String agency : FrontDoor.TABLE) {
      String chosen = one("seat-" + agency);
      if (chosen.equals("absent")) {
        seats.add(new DecisionEvent.Seat(agency, null, null));
        continue;
      }
      colleagues.stream()
          .filter(it -> it.agency().equals(agency) && it.id().toString().equals(chosen))
          .findFirst()
          .ifPresentOrElse(
              it -> seats.add(new DecisionEvent.Seat(agency, it.id(), it.name())),
              () ->
                  wrong.add(
                      new Wrong(
                          say.of("concerns.wrong.seat", say.of("concerns.agency." + agency)),
                          "seat-" + agency)));
    }
    return seats;
  }

  /** The day of a review; something is wrong where it is no day, or has come. */
  @Nullable LocalDate review(String name, LocalDate today, Words say, List<Wrong> wrong) {
    try {
      LocalDate day =
          LocalDate.of(number(name + "-year"), number(name + "-month"), number(name + "-day"));
      if (!day.isAfter(today)) {
        wrong.add(new Wrong(say.of("concerns.wrong.review-past"), name + "-day"));
      }
      return day;
    } catch (DateTimeException e) {
      wrong.add(new Wrong(say.of("concerns.wrong.review"), name + "-day"));
      return null;
    }
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
