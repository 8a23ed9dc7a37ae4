package org.breakwater.intake;

/**
 * Something odd about a report that was kept as sent, shown wherever the report is shown.
 *
 * @param field where in the report, such as {@code people[0].born}
 */
public record Doubt(String field, What what) {
  /** What is odd. Stored for ever: add, never rename or remove. */
  public enum What {
    BORN_AFTER_RECORDED,
    BORN_IS_NO_DATE,
    AGE_DISAGREES_WITH_BORN,
    OCCURRED_AFTER_RECORDED,
    OCCURRED_IS_NO_DATE,
    RECORDED_IN_THE_FUTURE,
    NHS_NUMBER_CHECK_DIGIT,
    UPN_CHECK_LETTER,
    HALF_PLATE,
    REF_USED_TWICE,
    LINK_TO_NOTHING,
    UNSHOWABLE_CHARACTER
  }
}
