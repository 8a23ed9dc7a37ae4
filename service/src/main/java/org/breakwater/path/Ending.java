package org.breakwater.path;

import static org.breakwater.path.Matter.ADVISER_VISIT;
import static org.breakwater.path.Matter.ASSESSMENT;
import static org.breakwater.path.Matter.CARE_VISIT;
import static org.breakwater.path.Matter.ENQUIRY;
import static org.breakwater.path.Matter.EXTENSION;
import static org.breakwater.path.Matter.FAMILY_GROUP;
import static org.breakwater.path.Matter.FIRST_ADVISER_VISIT;
import static org.breakwater.path.Matter.FIRST_CARE_REVIEW;
import static org.breakwater.path.Matter.FIRST_CORE_GROUP;
import static org.breakwater.path.Matter.FIRST_REVIEW;
import static org.breakwater.path.Matter.INITIAL_CONFERENCE;
import static org.breakwater.path.Matter.IN_NEED_PLAN;
import static org.breakwater.path.Matter.IN_NEED_REVIEW;
import static org.breakwater.path.Matter.IN_NEED_VISIT;
import static org.breakwater.path.Matter.LATER_CARE_REVIEW;
import static org.breakwater.path.Matter.LEAVING_CARE;
import static org.breakwater.path.Matter.LOOKED_AFTER;
import static org.breakwater.path.Matter.MISSING;
import static org.breakwater.path.Matter.MOVED;
import static org.breakwater.path.Matter.NEXT_CORE_GROUP;
import static org.breakwater.path.Matter.NEXT_REVIEW;
import static org.breakwater.path.Matter.PATHWAY_PLAN;
import static org.breakwater.path.Matter.PATHWAY_REVIEW;
import static org.breakwater.path.Matter.PLACEMENT_VISIT;
import static org.breakwater.path.Matter.PRE_PROCEEDINGS;
import static org.breakwater.path.Matter.PROCEEDINGS;
import static org.breakwater.path.Matter.PROTECTION_PLAN;
import static org.breakwater.path.Matter.PROTECTION_VISIT;
import static org.breakwater.path.Matter.RETURN_INTERVIEW;
import static org.breakwater.path.Matter.SECOND_CARE_REVIEW;
import static org.breakwater.path.Matter.STRATEGY_DISCUSSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a step ends: which matters it ends and which it begins. Stored by name: add new ones, never
 * rename one.
 */
public enum Ending {
  // Visits: seeing the child begins the time until the next visit anew, not having seen them does
  // not.
  SEEN_ALONE(List.of(), List.of(), Sets.VISITS),
  SEEN_WITH_OTHERS(List.of(), List.of(), Sets.VISITS),
  NOT_SEEN(List.of(), List.of()),

  ASSESSED_IN_NEED(List.of(ASSESSMENT), Sets.IN_NEED),
  ASSESSED_HARM(List.of(ASSESSMENT), List.of(STRATEGY_DISCUSSION)),
  ASSESSED_UNDER_PLAN(List.of(ASSESSMENT), List.of()),
  ASSESSED_EARLY_HELP(List.of(ASSESSMENT), List.of()),
  ASSESSED_NO_SERVICES(List.of(ASSESSMENT), List.of()),

  ENQUIRY_JOINT(List.of(STRATEGY_DISCUSSION), List.of(ENQUIRY, INITIAL_CONFERENCE)),
  ENQUIRY_SINGLE(List.of(STRATEGY_DISCUSSION), List.of(ENQUIRY, INITIAL_CONFERENCE)),
  ENQUIRY_NONE(List.of(STRATEGY_DISCUSSION), List.of()),

  HARM_CONFERENCE(List.of(ENQUIRY), List.of()),
  HARM_PAST(List.of(ENQUIRY, INITIAL_CONFERENCE), Sets.IN_NEED),
  HARM_NOT_FOUND(List.of(ENQUIRY, INITIAL_CONFERENCE), List.of()),

  PLAN_MADE(Sets.and(INITIAL_CONFERENCE, Sets.IN_NEED), Sets.PROTECTION),
  NO_PLAN_IN_NEED(List.of(INITIAL_CONFERENCE), Sets.IN_NEED),
  NO_PLAN(List.of(INITIAL_CONFERENCE), List.of()),

  CORE_GROUP_MET(List.of(FIRST_CORE_GROUP, NEXT_CORE_GROUP), List.of(NEXT_CORE_GROUP)),

  PLAN_GOES_ON(List.of(FIRST_REVIEW, NEXT_REVIEW), List.of(NEXT_REVIEW)),
  PLAN_STEPS_DOWN(Sets.ALL_PROTECTION, Sets.IN_NEED),
  PLAN_ENDS(Sets.ALL_PROTECTION, List.of()),

  NEED_GOES_ON(List.of(IN_NEED_REVIEW), List.of(IN_NEED_REVIEW)),
  NEED_HARM(List.of(IN_NEED_REVIEW), List.of(IN_NEED_REVIEW, STRATEGY_DISCUSSION)),
  NEED_MET(Sets.IN_NEED, List.of()),

  FAMILY_ACCEPTED(List.of(), List.of(FAMILY_GROUP)),
  FAMILY_DECLINED(List.of(), List.of(FAMILY_GROUP)),
  FAMILY_NOT_OFFERED(List.of(), List.of(FAMILY_GROUP)),

  LETTER_SENT(List.of(), List.of(PRE_PROCEEDINGS)),
  LETTER_ENDED(List.of(PRE_PROCEEDINGS), List.of()),
  COURT_ASKED(List.of(PRE_PROCEEDINGS), List.of(PROCEEDINGS)),
  COURT_EXTENDED(List.of(PROCEEDINGS, EXTENSION), List.of(EXTENSION)),
  CARE_ORDER(List.of(PROCEEDINGS, EXTENSION), Sets.CARE),
  SUPERVISION_ORDER(List.of(PROCEEDINGS, EXTENSION), List.of()),
  OTHER_ORDER(List.of(PROCEEDINGS, EXTENSION), List.of()),
  NO_ORDER(List.of(PROCEEDINGS, EXTENSION), List.of()),

  CARE_AGREED(List.of(), Sets.CARE),
  CARE_BY_ORDER(List.of(), Sets.CARE),
  CARE_IN_EMERGENCY(List.of(), Sets.CARE),
  PLACED_ELSEWHERE(List.of(PLACEMENT_VISIT, CARE_VISIT), List.of(PLACEMENT_VISIT)),
  CARE_PLAN_GOES_ON(Sets.CARE_REVIEWS, List.of(LATER_CARE_REVIEW)),
  CARE_PLAN_CHANGES(Sets.CARE_REVIEWS, List.of(LATER_CARE_REVIEW)),
  CARE_ENDS_HOME(Sets.ALL_CARE, Sets.IN_NEED),
  CARE_ENDS_OTHER_HOME(Sets.ALL_CARE, List.of()),
  CARE_ENDS_ADOPTED(Sets.ALL_CARE, List.of()),
  CARE_ENDS_ADULT(Sets.ALL_CARE, List.of()),

  TURNED_SIXTEEN(List.of(), List.of(PATHWAY_PLAN)),
  PATHWAY_MADE(List.of(PATHWAY_PLAN), List.of(LEAVING_CARE, PATHWAY_REVIEW)),
  PATHWAY_GOES_ON(List.of(PATHWAY_REVIEW), List.of(PATHWAY_REVIEW)),
  PATHWAY_CHANGES(List.of(PATHWAY_REVIEW), List.of(PATHWAY_REVIEW)),
  PATHWAY_ENDS(Sets.ALL_PATHWAY, List.of()),

  WENT_MISSING(List.of(), List.of(MISSING)),
  CAME_BACK(List.of(MISSING), List.of(RETURN_INTERVIEW)),
  INTERVIEW_HELD(List.of(RETURN_INTERVIEW), List.of()),
  INTERVIEW_DECLINED(List.of(RETURN_INTERVIEW), List.of()),

  MOVED_AWAY(List.of(), List.of(MOVED)),
  OTHER_AREA_ANSWERS(Sets.and(MOVED, Sets.ALL_PROTECTION), List.of()),
  WAS_BORN(List.of(), List.of()),

  CLOSED_NEED_MET(List.of(), List.of()),
  CLOSED_EARLY_HELP(List.of(), List.of()),
  CLOSED_MOVED(List.of(), List.of()),
  CLOSED_ADOPTED(List.of(), List.of()),
  CLOSED_ADULT(List.of(), List.of()),
  CLOSED_DIED(List.of(), List.of());

  /** Matters that begin and end together. */
  private static final class Sets {
    static final List<Matter> IN_NEED = List.of(IN_NEED_PLAN, IN_NEED_VISIT, IN_NEED_REVIEW);
    static final List<Matter> PROTECTION =
        List.of(PROTECTION_PLAN, FIRST_CORE_GROUP, FIRST_REVIEW, PROTECTION_VISIT);
    static final List<Matter> ALL_PROTECTION =
        List.of(
            PROTECTION_PLAN,
            FIRST_CORE_GROUP,
            NEXT_CORE_GROUP,
            FIRST_REVIEW,
            NEXT_REVIEW,
            PROTECTION_VISIT);
    static final List<Matter> CARE = List.of(LOOKED_AFTER, FIRST_CARE_REVIEW, PLACEMENT_VISIT);
    static final List<Matter> CARE_REVIEWS =
        List.of(FIRST_CARE_REVIEW, SECOND_CARE_REVIEW, LATER_CARE_REVIEW);
    static final List<Matter> ALL_CARE =
        and(LOOKED_AFTER, and(PLACEMENT_VISIT, and(CARE_VISIT, CARE_REVIEWS)));
    static final List<Matter> VISITS =
        List.of(
            PROTECTION_VISIT,
            IN_NEED_VISIT,
            PLACEMENT_VISIT,
            CARE_VISIT,
            FIRST_ADVISER_VISIT,
            ADVISER_VISIT);
    static final List<Matter> ALL_PATHWAY =
        List.of(LEAVING_CARE, PATHWAY_REVIEW, FIRST_ADVISER_VISIT, ADVISER_VISIT);

    static List<Matter> and(Matter one, List<Matter> others) {
      var all = new ArrayList<Matter>();
      all.add(one);
      all.addAll(others);
      return List.copyOf(all);
    }
  }

  private final List<Matter> ends;
  private final List<Matter> begins;
  private final List<Matter> renews;

  Ending(List<Matter> ends, List<Matter> begins) {
    this(ends, begins, List.of());
  }

  Ending(List<Matter> ends, List<Matter> begins, List<Matter> renews) {
    this.ends = ends;
    this.begins = begins;
    this.renews = renews;
  }

  /** Which matters end and begin where these are open: what is open and stays has no part in it. */
  record Change(List<Matter> ends, List<Matter> begins) {}

  /**
   * What this does to a path.
   *
   * @param decides whether it is the end of a step that decides, which answers a decision that was
   *     held to be wrong
   * @param unborn whether the child is not born yet: nobody visits it before
   */
  Change change(Set<Matter> open, boolean decides, boolean unborn) {
    var ending = new ArrayList<Matter>();
    var beginning = new ArrayList<Matter>();
    for (Matter matter : open) {
      boolean again = decides && matter == Matter.DECIDE_AGAIN;
      if (closes() || again || ends.contains(matter) || renews.contains(matter)) {
        ending.add(matter);
      }
    }
    renews.stream().filter(open::contains).map(Ending::after).forEach(beginning::add);
    if (this == WAS_BORN) {
      (open.contains(PROTECTION_PLAN)
              ? List.of(PROTECTION_VISIT)
              : open.contains(IN_NEED_PLAN) ? List.of(IN_NEED_VISIT) : List.<Matter>of())
          .forEach(beginning::add);
    }
    // Care ends, and whoever has a pathway plan is not alone with it.
    if (ends.contains(LOOKED_AFTER) && this != CARE_ENDS_ADOPTED && open.contains(LEAVING_CARE)) {
      beginning.add(FIRST_ADVISER_VISIT);
    }
    begins.stream()
        .map(matter -> next(matter, open))
        .filter(matter -> !(unborn && Sets.VISITS.contains(matter)))
        .filter(matter -> !open.contains(matter) || ending.contains(matter))
        .filter(matter -> !hasPlanAlready(matter, open, ending))
        .forEach(beginning::add);
    return new Change(ending, beginning);
  }

  /** The visit that is due after this one was made. */
  private static Matter after(Matter visit) {
    return switch (visit) {
      case PLACEMENT_VISIT -> CARE_VISIT;
      case FIRST_ADVISER_VISIT -> ADVISER_VISIT;
      default -> visit;
    };
  }

  /** After the first review of a care plan comes the second, which has a limit of its own. */
  private static Matter next(Matter matter, Set<Matter> open) {
    return matter == LATER_CARE_REVIEW && open.contains(FIRST_CARE_REVIEW)
        ? SECOND_CARE_REVIEW
        : matter;
  }

  /**
   * A child with a protection plan has its reviews: no first conference, and no lesser plan. One
   * who is looked after already has reviews and visits that go on.
   */
  private boolean hasPlanAlready(Matter matter, Set<Matter> open, List<Matter> ending) {
    if (begins.contains(LOOKED_AFTER) && open.contains(LOOKED_AFTER)) {
      return true;
    }
    return open.contains(PROTECTION_PLAN)
        && !ending.contains(PROTECTION_PLAN)
        && (matter == INITIAL_CONFERENCE || Sets.IN_NEED.contains(matter));
  }

  /** Whether the path ends with it. */
  boolean closes() {
    return name().startsWith("CLOSED_");
  }

  /** Whether a plan begins, for which the kind of harm is named. */
  boolean names() {
    return this == PLAN_MADE || this == PLAN_GOES_ON;
  }
}
