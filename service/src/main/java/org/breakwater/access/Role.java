package org.breakwater.access;

/** What a post is for. */
public enum Role {
  /** Works with children and families, or decides about concerns. */
  PRACTITIONER,
  /** Answers for practitioners' work. */
  MANAGER,
  /** Looks from outside at how all of it works, down to a child's record: scrutineer, inspector. */
  SCRUTINEER,
  /** Answers to the public for how all of it works, and sees numbers that point at nobody. */
  ELECTED_MEMBER,
  /** Runs the system and sees no child's record. */
  ADMINISTRATOR;

  /** Whether whoever has it sees some child's record; who does not is named nowhere for a child. */
  public boolean seesRecords() {
    return this != ELECTED_MEMBER && this != ADMINISTRATOR;
  }
}
