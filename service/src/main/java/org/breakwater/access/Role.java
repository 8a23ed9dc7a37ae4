package org.breakwater.access;

/** What a post is for. */
public enum Role {
  /** Works with children and families, or decides about concerns. */
  PRACTITIONER,
  /** Answers for practitioners' work. */
  MANAGER,
  /** Looks from outside at how all of it works: scrutineer, inspector, elected member. */
  SCRUTINEER,
  /** Runs the system and sees no child's record. */
  ADMINISTRATOR
}
