package org.breakwater.linkage;

import org.breakwater.linkage.Linker.Edge;

/**
 * What pairs weigh by one model, with those weighed last remembered: whoever judges arriving
 * records one by one weighs the same people's records against each other again and again. Takes ten
 * megabytes. Not for several threads at once.
 */
public final class Weighings {
  private static final int BITS = 19;
  private static final int ROOM = 1 << BITS;
  private static final int GUARDED = 1;
  private static final int NAMED = 2;

  private final Model model;
  private final Findings findings;

  /** Each pair has one place; whichever comes to it last is remembered there. */
  private final long[] ones = new long[ROOM];

  private final long[] others = new long[ROOM];
  private final int[] weights = new int[ROOM];

  public Weighings(Model model) {
    this.model = model;
    this.findings = model.findings();
  }

  /** What a pair weighs, of records that the model has read: thousandths of a bit. */
  public int millibits(ReadRecord a, ReadRecord b) {
    return weigh(a, b) >> 2;
  }

  Edge edge(int row, int other, ReadRecord a, ReadRecord b) {
    int weight = weigh(a, b);
    return new Edge(
        row, other, new Weight(weight >> 2, (weight & GUARDED) != 0), (weight & NAMED) != 0);
  }

  /** The weight above two bits that say whether it is guarded and named. */
  private int weigh(ReadRecord a, ReadRecord b) {
    long one = Math.min(a.number(), b.number());
    long other = Math.max(a.number(), b.number());
    int at = (int) ((one * 0x9e3779b97f4a7c15L + other) * 0xd6e8feb86659fd93L >>> 64 - BITS);
    if (ones[at] != one || others[at] != other) {
      Edge edge = Edge.of(0, 0, model, a.profile(), b.profile(), findings);
      weights[at] =
          edge.weight().millibits() << 2
              | (edge.weight().guarded() ? GUARDED : 0)
              | (edge.named() ? NAMED : 0);
      ones[at] = one;
      others[at] = other;
    }
    return weights[at];
  }
}
