package org.breakwater.record;

/** Why somebody looks at or adds to the record. A look without a purpose is refused. */
public enum Purpose {
  /** Work with this child or family by those around them. */
  DIRECT_WORK,
  /** Deciding what to do about a concern at the front door. */
  FRONT_DOOR,
  /** An enquiry into harm, such as under section 47 of the Children Act 1989. */
  ENQUIRY,
  /** Checking how others did their work: management, scrutiny, inspection. */
  OVERSIGHT,
  /** Immediate need without a relationship: the glass was broken. */
  EMERGENCY,
  /** Passing on what one's own agency knows. */
  REPORTING,
  /** Running the system: no child's record is read under it. */
  ADMINISTRATION,
  /** Work of our own engines, such as judging who is who. */
  ENGINE
}
