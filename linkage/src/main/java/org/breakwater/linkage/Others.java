package org.breakwater.linkage;

import static org.breakwater.linkage.Outcome.NONE;
import static org.breakwater.linkage.Outcome.NOTHING;
import static org.breakwater.linkage.Outcome.level;
import static org.breakwater.linkage.Outcome.rarity;

/** How alike two records' numbers and other named values are, each under its own name. */
final class Others {
  private Others() {}

  static void compare(Profile one, Profile other, Findings into) {
    Profile.Labelled[] as = one.labelled();
    Profile.Labelled[] bs = other.labelled();
    for (int i = 0; i < as.length; i++) {
      int slot = as[i].slot();
      boolean first = true;
      for (int j = 0; j < i; j++) {
        first &= as[j].slot() != slot;
      }
      if (first) {
        long best = NOTHING;
        for (Profile.Labelled a : as) {
          for (Profile.Labelled b : bs) {
            if (a.slot() == slot && b.slot() == slot) {
              best =
                  Math.min(
                      best,
                      into.identifier(slot) ? identifier(a, b) : Places.near(a.word(), b.word()));
            }
          }
        }
        if (level(best) != NONE) {
          into.add(slot, level(best), rarity(best));
        }
      }
    }
  }

  private static long identifier(Profile.Labelled a, Profile.Labelled b) {
    String one = a.word().text();
    String other = b.word().text();
    if (one.equals(other)) {
      return Outcome.of(a.possible() ? 0 : 1);
    }
    if (one.length() >= 5 && a.word().oneSlip(b.word())) {
      return Outcome.of(1);
    }
    return Outcome.of(a.possible() && b.possible() ? 3 : 2);
  }
}
