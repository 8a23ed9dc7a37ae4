package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a new pattern from one that is already known: a cluster most of whose worried units belong
 * to a known pattern is that pattern, growing. Calibration goes through it like everything else.
 */
final class Register {
  /** A known pattern. */
  static final class Known {
    final int number;
    final Candidate first;
    Candidate strongest;
    int last;
    @Nullable Integer absorbedBy;
    final BitSet worried = new BitSet();
    final List<Grown> grown = new ArrayList<>();

    private Known(int number, Candidate first) {
      this.number = number;
      this.first = first;
      strongest = first;
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
  private final double cutOff;
  private final boolean keep;

  /**
   * @param keep whether all growth is kept, or only numbers
   */
  Register(double cutOff, boolean keep) {
    this.cutOff = cutOff;
    this.keep = keep;
  }

  /** The pattern that a cluster belongs to, new or grown; null if it is too weak. */
  @Nullable Known add(Candidate candidate, int day) {
    if (candidate.tally().score() < cutOff) return null;
    Known home = null;
    for (var pattern : known) {
      if (pattern.absorbedBy != null || pattern.last < day - Scanner.WINDOW) continue;
      if (!holdsMost(pattern.worried, candidate.worried())) continue;
      if (home == null) home = pattern;
      else absorb(home, pattern, candidate.report());
    }
    if (home == null) {
      home = new Known(known.size() + 1, candidate);
      known.add(home);
    }
    for (int unit : candidate.worried()) home.worried.set(unit);
    if (candidate.tally().score() > home.strongest.tally().score()) home.strongest = candidate;
    home.last = day;
    if (keep) home.grown.add(new Grown(candidate, candidate.report()));
    return home;
  }

  List<Known> known() {
    return known;
  }

  private static boolean holdsMost(BitSet worried, int[] units) {
    int shared = 0;
    for (int unit : units) if (worried.get(unit)) shared++;
    return shared >= Scanner.LEAST_WORRIED && 2 * shared >= units.length;
  }

  /** Of two patterns that a cluster bridges, the younger joins the older if most of it is there. */
  private static void absorb(Known older, Known younger, int report) {
    if (!holdsMost(older.worried, younger.worried.stream().toArray())) return;
    younger.absorbedBy = older.number;
    older.worried.or(younger.worried);
    for (var grown : younger.grown) older.grown.add(new Grown(grown.candidate(), report));
    if (younger.strongest.tally().score() > older.strongest.tally().score())
      older.strongest = younger.strongest;
  }
}
