package org.breakwater.access;

import org.breakwater.record.Purpose;

/** Whether somebody may open a record, and why. */
public sealed interface Permit {
  /** Open it, for this purpose. */
  record Allowed(Purpose purpose) implements Permit {}

  /** Say first why: a post that reaches the whole area needs a reason for each person. */
  record StatePurpose() implements Permit {}

  /** Nothing that this person may see; it may not exist. */
  record NotSeen() implements Permit {}
}
