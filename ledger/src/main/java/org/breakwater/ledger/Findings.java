package org.breakwater.ledger;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, up to a limit past which nobody reads on. Safe for several threads. */
final class Findings {
  private static final int MOST = 1_000;

  private final List<Finding> found = new ArrayList<>();

  synchronized void add(Finding finding) {
    if (found.size() < MOST) {
      found.add(finding);
    }
  }

  synchronized boolean enough() {
    return found.size() >= MOST;
  }

  synchronized List<Finding> all() {
    List<Finding> all = new ArrayList<>(found);
    if (enough()) {
      all.add(new Finding.GaveUp(MOST));
    }
    return all;
  }
}
