package org.breakwater.linkage;

import java.util.Set;

/** What people have judged, which no weight may alter. */
public record Constraints(Set<Judged> same, Set<Judged> different) {
  public static final Constraints NONE = new Constraints(Set.of(), Set.of());

  /** Two records, whichever is named first. */
  public record Judged(PersonRecord one, PersonRecord other) {
    public Judged {
      if (one.compareTo(other) > 0) {
        PersonRecord second = one;
        one = other;
        other = second;
      }
    }
  }

  public Constraints {
    same = Set.copyOf(same);
    different = Set.copyOf(different);
  }
}
