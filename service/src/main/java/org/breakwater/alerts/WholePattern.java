package org.breakwater.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.breakwater.escalation.RunningClock;
import org.jspecify.annotations.Nullable;

/**
 * A pattern with all of it that its viewer may see.
 *
 * @param members first what it is made of, the one it grew from first, then the children
 * @param mayBe by person, the names of other members that may be the same person and count as
 *     somebody else until somebody decides
 * @param hidden how many members there are that the viewer may not see
 * @param held by agency, how many reports there are and how many of them the viewer may not see
 * @param alone what each agency's own reports would have scored
 * @param links between what it is made of, the strongest first
 * @param acts what was done about it, the newest first; none where the viewer only may know of it
 * @param holds in how many readings of who is who it holds; absent where that was not worked out
 * @param beside the patterns that were merged into it, and those that were taken out of it
 * @param scanned how the record was last looked through
 */
public record WholePattern(
    KnownPattern pattern,
    List<Member> members,
    Map<UUID, Set<String>> mayBe,
    long hidden,
    List<Evidence> reports,
    List<Held> held,
    List<Alone> alone,
    List<Link> links,
    List<Act> acts,
    @Nullable Holds holds,
    List<KnownPattern> beside,
    List<RunningClock> clocks,
    Scanned scanned) {

  /**
   * Somebody or something in it.
   *
   * @param kind of {@code CHILD}, {@code ADULT}, {@code NAME}, {@code THING}
   * @param subject the person, thing or name; absent where that has no page
   * @param name absent where none is known
   * @param reports how many of those that the viewer may see name it
   * @param first the day of the first of them
   * @param last the day of the last
   * @param added whether somebody put it in
   * @param removed whether somebody took it out
   */
  public record Member(
      String key,
      String kind,
      @Nullable UUID subject,
      String type,
      @Nullable String name,
      int reports,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      boolean added,
      boolean removed) {
    public boolean child() {
      return kind.equals("CHILD");
    }

    /** Whether it is a thing, or what somebody is called, and no person. */
    boolean thing() {
      return kind.equals("THING") || kind.equals("NAME");
    }

    /** The address of its own page; null where it has none. */
    public @Nullable String address() {
      return subject == null ? null : (thing() ? "/things/" : "/people/") + subject;
    }
  }

  /**
   * A report that the viewer may see.
   *
   * @param without the score had it not been made; absent where it was not counted
   * @param needed whether nothing would have stood out without it
   * @param members the keys of those whom it names
   */
  public record Evidence(
      UUID entry,
      LocalDate day,
      String agency,
      String ref,
      boolean worry,
      @Nullable Double without,
      boolean needed,
      List<String> members) {}

  /**
   * What an agency holds.
   *
   * @param hidden how many of its reports the viewer may not see
   * @param contact whom to speak to there; absent where nobody answers for it
   */
  public record Held(
      String agency, long reports, LocalDate last, long hidden, @Nullable String contact) {}

  /** Whether an agency's own reports would have stood out. */
  public record Alone(String agency, boolean enough) {}

  /**
   * In how many readings of who is who it holds.
   *
   * @param of all that were looked at
   * @param doubts how many joins of people in it are in doubt
   */
  public record Holds(int readings, int of, int doubts) {
    /** How many doubts were taken both ways. */
    public int taken() {
      return Integer.numberOfTrailingZeros(of);
    }
  }

  /** Two members met by the same households, and how likely chance makes it so many. */
  public record Link(String one, String other, int shared, double chance) {}

  /**
   * What somebody did about it.
   *
   * @param kind a code of {@code patterns.act}
   * @param name who; empty where nobody did
   * @param member the key of whom it is about; absent where it is about all of it
   * @param other the other pattern that was merged or split
   */
  public record Act(
      String kind,
      String name,
      String post,
      String partner,
      Instant at,
      @Nullable String words,
      @Nullable LocalDate happened,
      @Nullable UUID decision,
      @Nullable String member,
      @Nullable UUID other) {}

  /** When all reports were last looked through, how many, and at what cost in false alarms. */
  public record Scanned(Instant at, int reports, double budgetPerMonth) {}

  /** Those that somebody merged into it. */
  public List<KnownPattern> merged() {
    return beside.stream().filter(one -> pattern.id().equals(one.mergedInto())).toList();
  }

  /** Those that somebody took out of it and that are dealt with elsewhere. */
  public List<KnownPattern> taken() {
    return beside.stream().filter(one -> !pattern.id().equals(one.mergedInto())).toList();
  }

  /** The children in it by name, so that one child's spellings stand together. */
  public List<Member> children() {
    return members.stream()
        .filter(member -> member.child() && !member.removed())
        .sorted(
            Comparator.comparing(Member::name, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER)))
        .toList();
  }

  /** What it is made of. */
  public List<Member> others() {
    return members.stream().filter(member -> !member.child() && !member.removed()).toList();
  }

  /** Whom people took out of it. */
  public List<Member> removed() {
    return members.stream().filter(Member::removed).toList();
  }

  /** Whoever and whatever is in it. */
  public List<Member> within() {
    return members.stream().filter(member -> !member.removed()).toList();
  }

  /** What a member is called; its key is never shown. */
  public @Nullable Member member(String key) {
    return members.stream().filter(member -> member.key().equals(key)).findFirst().orElse(null);
  }

  /** The agencies whose own reports alone would have shown it. */
  public List<String> enoughAlone() {
    return alone.stream().filter(Alone::enough).map(Alone::agency).toList();
  }

  /** How many reports there are that the viewer may not see. */
  public long reportsHidden() {
    return held.stream().mapToLong(Held::hidden).sum();
  }

  /** How many reports without any one of which nothing would have stood out. */
  public long needed() {
    return reports.stream().filter(Evidence::needed).count();
  }
}
