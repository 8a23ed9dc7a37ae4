package org.breakwater.path;

import static org.breakwater.access.Qualification.CONFERENCE_CHAIR;
import static org.breakwater.access.Qualification.ENQUIRY_DECISION;
import static org.breakwater.access.Qualification.REVIEWING_OFFICER;
import static org.breakwater.access.Qualification.SOCIAL_WORKER;

import java.util.List;
import java.util.Set;
import org.breakwater.access.Qualification;
import org.jspecify.annotations.Nullable;

/**
 * What can be done on a child's path, in the order in which it mostly is: when, by whom, and how it
 * can end. Stored by name: add new ones, never rename one.
 */
public enum Step {
  VISIT(
      Kind.ACT,
      List.of(),
      List.of(),
      SOCIAL_WORKER,
      Ending.SEEN_ALONE,
      Ending.SEEN_WITH_OTHERS,
      Ending.NOT_SEEN),
  ASSESSMENT(
      Kind.DECISION,
      List.of(Matter.ASSESSMENT),
      List.of(),
      SOCIAL_WORKER,
      Ending.ASSESSED_IN_NEED,
      Ending.ASSESSED_HARM,
      Ending.ASSESSED_UNDER_PLAN,
      Ending.ASSESSED_EARLY_HELP,
      Ending.ASSESSED_NO_SERVICES),
  STRATEGY_DISCUSSION(
      Kind.MEETING_THAT_DECIDES,
      List.of(),
      List.of(Matter.ENQUIRY),
      ENQUIRY_DECISION,
      Ending.ENQUIRY_JOINT,
      Ending.ENQUIRY_SINGLE,
      Ending.ENQUIRY_NONE),
  ENQUIRY(
      Kind.DECISION,
      List.of(Matter.ENQUIRY),
      List.of(),
      ENQUIRY_DECISION,
      Ending.HARM_CONFERENCE,
      Ending.HARM_PAST,
      Ending.HARM_NOT_FOUND),
  INITIAL_CONFERENCE(
      Kind.MEETING_THAT_DECIDES,
      List.of(Matter.INITIAL_CONFERENCE),
      List.of(Matter.ENQUIRY),
      CONFERENCE_CHAIR,
      Ending.PLAN_MADE,
      Ending.NO_PLAN_IN_NEED,
      Ending.NO_PLAN),
  CORE_GROUP(
      Kind.MEETING,
      List.of(Matter.PROTECTION_PLAN),
      List.of(),
      SOCIAL_WORKER,
      Ending.CORE_GROUP_MET),
  REVIEW_CONFERENCE(
      Kind.MEETING_THAT_DECIDES,
      List.of(Matter.PROTECTION_PLAN),
      List.of(),
      CONFERENCE_CHAIR,
      Ending.PLAN_GOES_ON,
      Ending.PLAN_STEPS_DOWN,
      Ending.PLAN_ENDS),
  IN_NEED_REVIEW(
      Kind.MEETING_THAT_DECIDES,
      List.of(Matter.IN_NEED_PLAN),
      List.of(),
      SOCIAL_WORKER,
      Ending.NEED_GOES_ON,
      Ending.NEED_HARM,
      Ending.NEED_MET),
  FAMILY_GROUP(
      Kind.DECISION,
      List.of(),
      List.of(),
      SOCIAL_WORKER,
      Ending.FAMILY_ACCEPTED,
      Ending.FAMILY_DECLINED,
      Ending.FAMILY_NOT_OFFERED),
  PRE_PROCEEDINGS(
      Kind.DECISION,
      List.of(),
      List.of(Matter.PROCEEDINGS, Matter.EXTENSION),
      ENQUIRY_DECISION,
      Ending.LETTER_SENT,
      Ending.LETTER_ENDED),
  // Children Act 1989 as amended in 2026: the family is offered a meeting before the court is
  // asked.
  COURT_APPLICATION(
      Kind.DECISION,
      List.of(Matter.FAMILY_GROUP),
      List.of(Matter.PROCEEDINGS, Matter.EXTENSION),
      ENQUIRY_DECISION,
      Ending.COURT_ASKED),
  COURT_EXTENSION(
      Kind.ACT,
      List.of(Matter.PROCEEDINGS, Matter.EXTENSION),
      List.of(),
      ENQUIRY_DECISION,
      Ending.COURT_EXTENDED),
  COURT_ORDER(
      Kind.ACT,
      List.of(Matter.PROCEEDINGS, Matter.EXTENSION),
      List.of(),
      SOCIAL_WORKER,
      Ending.CARE_ORDER,
      Ending.SUPERVISION_ORDER,
      Ending.OTHER_ORDER,
      Ending.NO_ORDER),
  CARE_BEGINS(
      Kind.DECISION,
      List.of(),
      List.of(Matter.LOOKED_AFTER),
      ENQUIRY_DECISION,
      Ending.CARE_AGREED,
      Ending.CARE_BY_ORDER,
      Ending.CARE_IN_EMERGENCY),
  PLACEMENT(
      Kind.ACT, List.of(Matter.LOOKED_AFTER), List.of(), SOCIAL_WORKER, Ending.PLACED_ELSEWHERE),
  CARE_REVIEW(
      Kind.MEETING_THAT_DECIDES,
      List.of(Matter.LOOKED_AFTER),
      List.of(),
      REVIEWING_OFFICER,
      Ending.CARE_PLAN_GOES_ON,
      Ending.CARE_PLAN_CHANGES),
  CARE_ENDS(
      Kind.DECISION,
      List.of(Matter.LOOKED_AFTER),
      List.of(),
      ENQUIRY_DECISION,
      Ending.CARE_ENDS_HOME,
      Ending.CARE_ENDS_OTHER_HOME,
      Ending.CARE_ENDS_ADOPTED,
      Ending.CARE_ENDS_ADULT),
  SIXTEEN(
      Kind.ACT,
      List.of(Matter.LOOKED_AFTER),
      List.of(Matter.PATHWAY_PLAN, Matter.LEAVING_CARE),
      SOCIAL_WORKER,
      Ending.TURNED_SIXTEEN),
  PATHWAY_PLAN(
      Kind.DECISION, List.of(Matter.PATHWAY_PLAN), List.of(), SOCIAL_WORKER, Ending.PATHWAY_MADE),
  PATHWAY_REVIEW(
      Kind.DECISION,
      List.of(Matter.PATHWAY_REVIEW),
      List.of(),
      SOCIAL_WORKER,
      Ending.PATHWAY_GOES_ON,
      Ending.PATHWAY_CHANGES,
      Ending.PATHWAY_ENDS),
  MISSING(Kind.ACT, List.of(), List.of(Matter.MISSING), null, Ending.WENT_MISSING),
  RETURN(Kind.ACT, List.of(Matter.MISSING), List.of(), null, Ending.CAME_BACK),
  RETURN_INTERVIEW(
      Kind.ACT,
      List.of(Matter.RETURN_INTERVIEW),
      List.of(),
      null,
      Ending.INTERVIEW_HELD,
      Ending.INTERVIEW_DECLINED),
  MOVE(Kind.ACT, List.of(), List.of(Matter.MOVED), SOCIAL_WORKER, Ending.MOVED_AWAY),
  TRANSFER(Kind.ACT, List.of(Matter.MOVED), List.of(), ENQUIRY_DECISION, Ending.OTHER_AREA_ANSWERS),
  BIRTH(Kind.ACT, List.of(), List.of(), SOCIAL_WORKER, Ending.WAS_BORN),
  CLOSURE(
      Kind.DECISION,
      List.of(),
      List.of(),
      ENQUIRY_DECISION,
      Ending.CLOSED_NEED_MET,
      Ending.CLOSED_EARLY_HELP,
      Ending.CLOSED_MOVED,
      Ending.CLOSED_ADOPTED,
      Ending.CLOSED_ADULT,
      Ending.CLOSED_DIED);

  /** What a step is, and so what is asked about it. */
  private enum Kind {
    ACT,
    DECISION,
    MEETING,
    MEETING_THAT_DECIDES
  }

  private final Kind kind;
  private final List<Matter> needs;
  private final List<Matter> unless;
  private final @Nullable Qualification qualification;
  private final List<Ending> endings;

  Step(
      Kind kind,
      List<Matter> needs,
      List<Matter> unless,
      @Nullable Qualification qualification,
      Ending... endings) {
    this.kind = kind;
    this.needs = needs;
    this.unless = unless;
    this.qualification = qualification;
    this.endings = List.of(endings);
  }

  /** Whether it can follow where these matters are open. */
  boolean mayFollow(Set<Matter> open, boolean unborn) {
    return (needs.isEmpty() || needs.stream().anyMatch(open::contains))
        && unless.stream().noneMatch(open::contains)
        && (unborn ? !forBorn() : this != BIRTH);
  }

  /** Nobody visits an unborn child, looks for one or takes it into care. */
  private boolean forBorn() {
    return switch (this) {
      case VISIT,
          MISSING,
          RETURN,
          RETURN_INTERVIEW,
          CARE_BEGINS,
          PLACEMENT,
          CARE_REVIEW,
          CARE_ENDS,
          SIXTEEN,
          PATHWAY_PLAN,
          PATHWAY_REVIEW ->
          true;
      case ASSESSMENT,
          STRATEGY_DISCUSSION,
          ENQUIRY,
          INITIAL_CONFERENCE,
          CORE_GROUP,
          REVIEW_CONFERENCE,
          IN_NEED_REVIEW,
          FAMILY_GROUP,
          PRE_PROCEEDINGS,
          COURT_APPLICATION,
          COURT_EXTENSION,
          COURT_ORDER,
          MOVE,
          TRANSFER,
          BIRTH,
          CLOSURE ->
          false;
    };
  }

  /** What whoever does it must hold; null for nothing. */
  @Nullable Qualification qualification() {
    return qualification;
  }

  /** How it can end. */
  public List<Ending> endings() {
    return endings;
  }

  /** Whether it is a decision, with an owner, evidence and what will show that it worked. */
  public boolean decides() {
    return kind == Kind.DECISION || kind == Kind.MEETING_THAT_DECIDES;
  }

  /** Whether several agencies take part, each present or said to be absent. */
  public boolean meets() {
    return kind == Kind.MEETING || kind == Kind.MEETING_THAT_DECIDES;
  }

  /**
   * Whether the child's wishes and feelings are asked first; what befalls a child is told at once.
   */
  public boolean asksChild() {
    return this != SIXTEEN
        && this != MISSING
        && this != RETURN
        && this != MOVE
        && this != TRANSFER
        && this != BIRTH;
  }

  /** Nobody goes so far who has not seen the child alone, without saying why. */
  public boolean unseen(Path path) {
    boolean needed =
        this == ASSESSMENT
            || this == ENQUIRY
            || this == INITIAL_CONFERENCE
            || this == CARE_REVIEW
            || this == CLOSURE;
    return needed && !path.unborn() && path.aloneOn() == null;
  }

  /**
   * Whether it may end something whose limit has passed, so that it is said why.
   *
   * @param overdue the rules of the clocks that are
   */
  public boolean late(Path path, Set<String> overdue) {
    return endings.stream().anyMatch(ending -> late(ending, path, overdue));
  }

  boolean late(Ending ending, Path path, Set<String> overdue) {
    return ending.change(path.open(), decides(), path.unborn()).ends().stream()
        .anyMatch(matter -> matter.rule() != null && overdue.contains(matter.rule()));
  }

  /** The qualification that it needs; only for a step that needs one. */
  public Qualification needed() {
    return java.util.Objects.requireNonNull(qualification);
  }
}
