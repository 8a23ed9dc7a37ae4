package org.breakwater.path;

import org.jspecify.annotations.Nullable;

/**
 * Something that is open on a child's path until a step ends it; with it runs the clock of its
 * rule, where it has one. Stored by name: add new ones, never rename one.
 */
public enum Matter {
  ASSESSMENT("child-and-family-assessment", true),
  STRATEGY_DISCUSSION("strategy-discussion", true),
  ENQUIRY(null, true),
  INITIAL_CONFERENCE("initial-conference", true),
  PROTECTION_PLAN(null, true),
  FIRST_CORE_GROUP("first-core-group", false),
  NEXT_CORE_GROUP("next-core-group", false),
  FIRST_REVIEW("first-conference-review", false),
  NEXT_REVIEW("later-conference-review", false),
  PROTECTION_VISIT("protection-visit", false),
  IN_NEED_PLAN(null, false),
  IN_NEED_VISIT("in-need-visit", false),
  IN_NEED_REVIEW("in-need-review", false),
  /** The family was offered to decide among themselves first, or it is on record why not. */
  FAMILY_GROUP(null, false),
  PRE_PROCEEDINGS(null, false),
  PROCEEDINGS("care-proceedings", true),
  /** Proceedings for longer than 26 weeks, because the court said that the child needs it. */
  EXTENSION("care-proceedings-extension", true),
  /** The child is looked after by the local authority, under a care plan. */
  LOOKED_AFTER(null, true),
  FIRST_CARE_REVIEW("first-care-review", false),
  SECOND_CARE_REVIEW("second-care-review", false),
  LATER_CARE_REVIEW("later-care-review", false),
  /** To be seen soon after each placement begins. */
  PLACEMENT_VISIT("placement-visit", false),
  CARE_VISIT("care-visit", false),
  /** At sixteen a child in care is to have a plan for the way out of it. */
  PATHWAY_PLAN("pathway-plan", true),
  /** There is such a plan, and it goes on when the care has ended. */
  LEAVING_CARE(null, true),
  PATHWAY_REVIEW("pathway-review", false),
  /** Whoever left care is seen by their personal adviser, soon at first. */
  FIRST_ADVISER_VISIT("first-adviser-visit", false),
  ADVISER_VISIT("adviser-visit", false),
  MISSING(null, true),
  RETURN_INTERVIEW("return-interview", true),
  /** The child lives in another area, which has not yet taken over. */
  MOVED(null, true),
  /** Somebody outside the line held that the last decision was wrong. */
  DECIDE_AGAIN("decide-again", true);

  private final @Nullable String rule;
  private final boolean keepsOpen;

  Matter(@Nullable String rule, boolean keepsOpen) {
    this.rule = rule;
    this.keepsOpen = keepsOpen;
  }

  /** The rule of its clock; null where none runs. */
  @Nullable String rule() {
    return rule;
  }

  /** Whether a path cannot be closed while this is open. */
  public boolean keepsOpen() {
    return keepsOpen;
  }
}
