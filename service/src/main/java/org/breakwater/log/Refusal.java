package org.breakwater.log;

/**
 * Why the log must not grow: somebody holds a signed checkpoint that it does not fit, so that a new
 * one would make it two logs with different histories.
 *
 * @param size of the checkpoint that it does not fit
 */
public record Refusal(Why why, long size) {
  /** How it does not fit. */
  public enum Why {
    /** It has fewer entries than were once signed: an old backup was put in its place. */
    BEHIND,
    /** Its first entries are others than those that were signed. */
    FORKED
  }
}
