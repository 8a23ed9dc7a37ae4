package org.breakwater.alerts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.decisions.Decisions;
import org.breakwater.pages.Form;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What was typed about a pattern; where nothing was yet, what is proposed. */
public record PatternForm(MultiValueMap<String, String> typed) implements Form {
  /** The most characters of one text. */
  static final int LONGEST = Decisions.LONGEST;

  private static final String ABSENT = "absent";

  /** An empty form. */
  PatternForm() {
    this(new LinkedMultiValueMap<>());
  }

  /**
   * The form with what is proposed: the viewer leads, whoever answers for each agency that should
   * discuss it takes part, and it is looked at again after four weeks.
   *
   * @param held by when the discussion is to be held
   */
  static PatternForm proposed(
      Viewer viewer, List<Agency> agencies, LocalDate held, LocalDate today) {
    var typed = new LinkedMultiValueMap<String, String>();
    typed.add("outcome", PatternEvent.Answer.STRATEGY_DISCUSSION.name());
    typed.add("lead", viewer.id().toString());
    for (Agency agency : agencies) {
      if (!agency.proposed()) continue;
      typed.add(
          "seat-" + agency.code(),
          agency.colleagues().stream()
              .findFirst()
              .map(colleague -> colleague.id().toString())
              .orElse(ABSENT));
    }
    day(typed, "held", held);
    day(typed, "review", today.plusWeeks(4));
    return new PatternForm(typed);
  }

  private static void day(MultiValueMap<String, String> typed, String field, LocalDate day) {
    typed.add(field + "-day", String.valueOf(day.getDayOfMonth()));
    typed.add(field + "-month", String.valueOf(day.getMonthValue()));
    typed.add(field + "-year", String.valueOf(day.getYear()));
  }

  /**
   * An agency at the discussion, with those who can take part for it, its managers first.
   *
   * @param proposed whether it should be there; others may be asked
   */
  public record Agency(String code, List<Colleague> colleagues, boolean proposed) {}

  /** Somebody of an agency. */
  public record Colleague(UUID id, String name, String post, String partner) {}

  /**
   * What somebody decided.
   *
   * @param held by when the discussion is to be held; absent where it is set aside
   */
  record Chosen(
      PatternEvent.Answer answer,
      @Nullable Colleague lead,
      @Nullable LocalDate held,
      List<DecisionEvent.Seat> seats,
      String reasons,
      String bringsBack,
      @Nullable String disagreement,
      LocalDate review) {}

  /** The decision; empty where something is wrong, which is then said. */
  Optional<Chosen> chosen(
      Viewer viewer, List<Agency> agencies, LocalDate today, Words say, List<Wrong> wrong) {
    PatternEvent.Answer answer = null;
    for (PatternEvent.Answer one : PatternEvent.Answer.values()) {
      if (one.name().equals(one("outcome"))) answer = one;
    }
    if (answer == null) {
      wrong.add(new Wrong(say.of("patterns.wrong.outcome"), "outcome"));
    }
    String reasons = needed("reasons", say, wrong);
    String bringsBack = needed("measure", say, wrong);
    LocalDate review = day("review", say, wrong);
    if (review != null && !review.isAfter(today)) {
      wrong.add(new Wrong(say.of("patterns.wrong.review-past"), "review-day"));
    }
    var seats = new ArrayList<DecisionEvent.Seat>();
    Colleague lead = null;
    LocalDate held = null;
    if (answer == PatternEvent.Answer.STRATEGY_DISCUSSION) {
      lead =
          agencies.stream()
              .flatMap(agency -> agency.colleagues().stream())
              .filter(one -> one.id().toString().equals(one("lead")))
              .findFirst()
              .orElse(null);
      if (lead == null) {
        wrong.add(new Wrong(say.of("patterns.wrong.lead"), "lead"));
      }
      agencies.stream()
          .filter(agency -> agency.proposed() || !one("seat-" + agency.code()).isEmpty())
          .forEach(agency -> seats.add(seat(agency, say, wrong)));
      held = day("held", say, wrong);
      if (held != null && (held.isBefore(today) || (review != null && held.isAfter(review)))) {
        wrong.add(new Wrong(say.of("patterns.wrong.held"), "held-day"));
      }
    } else {
      seats.add(new DecisionEvent.Seat(viewer.partner(), viewer.id(), viewer.name()));
    }
    String against = one("disagreement");
    return answer == null || review == null || !wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chosen(
                answer,
                lead,
                held,
                seats,
                reasons,
                bringsBack,
                against.isEmpty()
                    ? null
                    : against.substring(0, Math.min(against.length(), Decisions.LONGEST)),
                review));
  }

  private DecisionEvent.Seat seat(Agency agency, Words say, List<Wrong> wrong) {
    String chosen = one("seat-" + agency.code());
    if (chosen.equals(ABSENT)) {
      return new DecisionEvent.Seat(agency.code(), null, null);
    }
    return agency.colleagues().stream()
        .filter(one -> one.id().toString().equals(chosen))
        .findFirst()
        .map(one -> new DecisionEvent.Seat(agency.code(), one.id(), one.name()))
        .orElseGet(() -> {
          wrong.add(
              new Wrong(
                  say.of("patterns.wrong.seat", say.ofCode("story.agency", agency.code())),
                  "seat-" + agency.code()));
          return new DecisionEvent.Seat(agency.code(), null, null);
        });
  }

  /** A text that must be there. */
  String needed(String field, Words say, List<Wrong> wrong) {
    String text = one(field);
    if (text.isEmpty() || text.length() > Decisions.LONGEST) {
      wrong.add(new Wrong(say.of("patterns.wrong." + field, Decisions.LONGEST), field));
    }
    return text;
  }

  /** A day; null where it is none, which is then said. */
  @Nullable LocalDate day(String field, Words say, List<Wrong> wrong) {
    try {
      return LocalDate.of(
          number(field + "-year"), number(field + "-month"), number(field + "-day"));
    } catch (DateTimeException e) {
      wrong.add(new Wrong(say.of("patterns.wrong.day"), field + "-day"));
      return null;
    }
  }
}
