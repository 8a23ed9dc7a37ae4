package org.breakwater.access;

/** How far a post can see without a relationship to the child. */
public enum Reach {
  /** No child's record at all. */
  NONE,
  /** Children in a relationship with the viewer or their team, and what the viewer wrote. */
  CASELOAD,
  /** The same, and what the viewer's own partner wrote. */
  PARTNER,
  /**
   * The whole area: the front door and independent scrutiny. A purpose is stated for each person.
   */
  AREA
}
