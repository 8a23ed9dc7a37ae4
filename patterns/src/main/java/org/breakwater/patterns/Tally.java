package org.breakwater.patterns;

/**
 * What a cluster of entities came to in one window.
 *
 * @param seen units that were mentioned beside any of the entities, or together with one that was
 * @param worried those of them about whom there was a worry, each resting on a report of its own
 * @param observed worries about them, at most {@link Scanner#MOST_WORRIES} counted for a unit
 * @param expected worries that the units' own rates explain, counted in the same way
 * @param score the logarithm of 1 and the likelihood ratio of "more than half as many again as
 *     expected" shared among the times that what it grew from is named, in nats; 0 if there are no
 *     more than that
 */
record Tally(int seen, int worried, int observed, double expected, double score) {
  /** Fewer worries than half as many again as expected are nothing to trouble anybody with. */
  static final double EXCESS = 1.5;

  /**
   * @param named in how many reports of the window the tie that it grew from is: each is another
   *     chance to look bad, so that what is named ten times must be ten times as unlikely
   */
  static Tally of(int seen, int worried, int observed, double expected, int named) {
    double allowed = EXCESS * expected;
    double score =
        observed > allowed
            ? Chances.logOfOneAnd(
                observed * Math.log(observed / allowed) - (observed - allowed) - Math.log(named))
            : 0;
    return new Tally(seen, worried, observed, expected, score);
  }

  /** Whether it is about enough, and stands out enough. */
  boolean reaches(double cutOff) {
    return score >= cutOff && worried >= Scanner.LEAST_WORRIED;
  }
}
