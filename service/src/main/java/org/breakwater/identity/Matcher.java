package org.breakwater.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Judges who arriving mentions are: the seam that a linkage engine fills. A matcher holds no state
 * of its own; all that it knows of others, it asks {@link Known}.
 */
public interface Matcher {
  /**
   * The name and version under which its judgements stand in the record, such as {@code exact/1}.
   */
  String model();

  /**
   * The keys under which a description can be found by others that may be the same person. Kept
   * beside it; two descriptions that share none are never compared.
   */
  Set<String> keys(Description description);

  /**
   * Judges one arriving mention against everyone known. It must be in the moves, from nobody; known
   * mentions only where it changes who they are.
   *
   * @param besides the other people of the same report: usually somebody else
   * @param newPerson gives ids never used before
   */
  IdentityEvent.Judged judge(
      Mention arriving, List<Mention> besides, Known known, Supplier<UUID> newPerson);

  /** Everyone already in the record, as far as a matcher may ask. */
  interface Known {
    /**
     * One known mention for each person and description that shares any of the keys, oldest first;
     * at most {@value #MOST_SHARING} for one key.
     */
    List<Mention> sharing(Collection<String> keys);

    /** One mention for each description of a person, oldest first. */
    List<Mention> of(UUID person);

    /** Every mention of a person, oldest first: what a merge has to move. */
    List<MentionId> mentions(UUID person);

    /** What people, not the matcher, hold about any of these persons' mentions today. */
    List<Judgement> peoplesJudgements(Collection<UUID> persons);

    /** A key that more mentions share than this tells nobody apart. */
    int MOST_SHARING = 500;
  }
}
