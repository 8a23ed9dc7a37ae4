package org.breakwater.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a line cannot be read as a report: each fault names its field and says in the sender's words
 * what is expected there. Never holds what the field said.
 */
final class Faults {
  /** A line with more faults than this is not worth listing further. */
  private static final int MOST = 20;

  private final List<Received.Fault> found = new ArrayList<>();

  void add(String field, String reason) {
    if (found.size() < MOST) {
      found.add(new Received.Fault(field, reason));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Received.Fault> all() {
    return List.copyOf(found);
  }
}
