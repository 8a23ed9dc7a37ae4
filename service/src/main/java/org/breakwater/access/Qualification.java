package org.breakwater.access;

/**
 * What somebody must hold before they may do an act that needs it. Stored by name: add new ones,
 * never rename one.
 */
public enum Qualification {
  /** Registered as a social worker: assesses, visits and leads plans. */
  SOCIAL_WORKER,
  /** Decides whether an enquiry under section 47 begins and what follows, and goes to court. */
  ENQUIRY_DECISION,
  /** Chairs child protection conferences, outside the line of the case. */
  CONFERENCE_CHAIR,
  /** Reviews the care plans of looked-after children as an independent reviewing officer. */
  REVIEWING_OFFICER
}
