package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells a new pattern from one that is already known: a cluster that shares two worried units with
 * a known pattern where it was strongest is that pattern if they are most of its own, or if it
 * shares a tie as well. All that a pattern ever touched says less: over the years everybody is in
 * it. Calibration goes through this like everything else.
 */
final class Register {
  /** A known pattern. */
  static final class Known {
    final int number;
    final Candidate first;
    Candidate strongest;
    int last;
    @Nullable Integer absorbedBy;

    /** Worried units and ties, those of the strongest. */
    private final BitSet worried = new BitSet();

    private final BitSet ties = new BitSet();
    final List<Grown> grown = new ArrayList<>();

    private Known(int number, Candidate first) {
      this.number = number;
      this.first = first;
      strongest = first;
      settle();
    }

    private void grow(Candidate candidate) {
      if (candidate.tally().score() <= strongest.tally().score()) return;
      strongest = candidate;
      settle();
    }

    private void settle() {
      worried.clear();
      for (int unit : strongest.worried()) worried.set(unit);
      ties.clear();
      for (int tie : strongest.ties()) ties.set(tie);
    }

    private boolean is(Candidate candidate) {
      int shared = shared(candidate.worried(), worried);
      return shared >= Scanner.LEAST_WORRIED
          && (2 * shared >= candidate.worried().length || shared(candidate.ties(), ties) > 0);
    }

    private static int shared(int[] these, BitSet those) {
      int shared = 0;
      for (int one : these) if (those.get(one)) shared++;
      return shared;
    }
  }

  /**
   * What a pattern grew by.
   *
   * @param since the report with which it came in: its own, or where it came with a pattern that
   *     was absorbed, the one that bridged the two
   */
  record Grown(Candidate candidate, int since) {}

  private final List<Known> known = new ArrayList<>();
  private final Predicate<Candidate> enough;
  private final boolean keep;

  /**
   * @param enough whether a cluster is worth somebody's time
   * @param keep whether all growth is kept, or only numbers
   */
  Register(Predicate<Candidate> enough, boolean keep) {
    this.enough = enough;
    this.keep = keep;
  }

  /** The pattern that a cluster belongs to, new or grown; null if it is too weak. */
  @Nullable Known add(Candidate candidate, int day) {
    if (!enough.test(candidate)) return null;
    Known home = null;
    for (var pattern : known) {
      if (pattern.absorbedBy != null || pattern.last < day - Scanner.WINDOW) continue;
      if (!pattern.is(candidate)) continue;
      if (home == null) {
        home = pattern;
        home.grow(candidate);
        keep(home, candidate, candidate.report());
      } else {
        absorb(home, pattern, candidate.report());
      }
    }
    if (home == null) {
      home = new Known(known.size() + 1, candidate);
      known.add(home);
      keep(home, candidate, candidate.report());
    }
    home.last = day;
    return home;
  }

  private void keep(Known home, Candidate candidate, int since) {
    if (keep) home.grown.add(new Grown(candidate, since));
  }

  List<Known> known() {
    return known;
  }

  /** Of two patterns that a cluster bridges, the younger joins the older if most of it is there. */
  private void absorb(Known older, Known younger, int report) {
    if (!older.is(younger.strongest)) return;
    younger.absorbedBy = older.number;
    for (var grown : younger.grown) keep(older, grown.candidate(), report);
    older.grow(younger.strongest);
  }
}
