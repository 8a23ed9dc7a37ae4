package org.breakwater.concerns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A concern as its viewer may see it.
 *
 * @param entry the report, which names it
 * @param agency who sent it
 * @param due when it must be decided; absent once it is
 * @param decision what answers it; absent until somebody decides
 * @param outcome what was decided; absent until somebody decides
 * @param opened how often it had to be decided
 * @param why somebody put it here; absent where it came as news
 * @param children whom it is about
 */
public record Concern(
    UUID entry,
    String ref,
    String agency,
    String agencyName,
    Instant received,
    @Nullable Instant due,
    @Nullable UUID decision,
    @Nullable String outcome,
    int opened,
    @Nullable String why,
    List<Child> children) {

  /**
   * A child in it.
   *
   * @param name absent where no name is known
   * @param reports how many are on record about them, and from how many agencies
   * @param concerns how many of those waited or wait at the front door within the last year
   */
  public record Child(
      UUID person, @Nullable String name, int reports, int agencies, int concerns) {}

  /** The same concern, about these children. */
  Concern about(List<Child> those) {
    return new Concern(
        entry, ref, agency, agencyName, received, due, decision, outcome, opened, why, those);
  }

  /** How often the most-mentioned of its children was a concern within the last year. */
  public int repeated() {
    return children.stream().mapToInt(Child::concerns).max().orElse(0);
  }

  /** Whether small worries have added up. */
  public boolean raised() {
    return repeated() >= FrontDoor.ADDS_UP;
  }

  /**
   * A child, an adult, a place or another thing about which concerns add up.
   *
   * @param type {@code person} or the thing's type
   * @param concerns within the last year
   * @param waiting how many of them nobody has decided
   * @param acted whether one of them led to more than advice
   */
  public record AddingUp(
      String type,
      UUID id,
      @Nullable String name,
      int concerns,
      int agencies,
      int waiting,
      boolean acted) {
    /** It as the subject of entries. */
    public Subject subject() {
      return new Subject(type.equals("person") ? "person" : "thing", id);
    }
  }

  /** Somebody who is allocated to a child of a concern. */
  public record Worker(String name, String post) {}

  /** How many reports of an agency are on record about the children of a concern. */
  public record KnownTo(String agencyName, int reports, Instant last) {}
}
