package org.breakwater.story.search;

import java.util.List;
import java.util.UUID;

/** What a search found and its viewer may see, each list the best first. */
public record Found(
    List<Person> people,
    boolean morePeople,
    List<Thing> things,
    boolean moreThings,
    List<Report> reports) {
  /** The most of each that are listed. */
  static final int MOST = 20;

  /** Somebody, with every reason why. */
  public record Person(UUID id, List<Why> why) {}

  /** A vehicle, phone, place, address, account or business. */
  public record Thing(UUID id, String type, String shown, int reports, Why why) {}

  /** A report that has the reference. */
  public record Report(UUID entry, String agency, String ref) {}

  public boolean nothing() {
    return people.isEmpty() && things.isEmpty() && reports.isEmpty();
  }
}
