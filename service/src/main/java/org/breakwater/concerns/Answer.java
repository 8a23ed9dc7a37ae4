package org.breakwater.concerns;

/** What can be decided about a concern. Stored by name: add new ones, never rename one. */
public enum Answer {
  NO_FURTHER_ACTION,
  ADVICE,
  EARLY_HELP,
  EXISTING_WORKER,
  ASSESSMENT,
  STRATEGY_DISCUSSION
}
