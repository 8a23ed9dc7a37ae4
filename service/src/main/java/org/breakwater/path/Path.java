package org.breakwater.path;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.breakwater.clocks.Rule;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.escalation.RunningClock;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One way of a child from a referral until it is closed, as its viewer may see it.
 *
 * @param concern the report from which it came
 * @param because why somebody began it; absent where a decision about the concern says so
 * @param open what has begun and not ended
 * @param harm for which a protection plan stands or stood; absent without one
 * @param seenOn the day on which a social worker last saw the child
 * @param aloneOn the day on which they last saw the child alone
 */
public record Path(
    UUID id,
    UUID person,
    UUID concern,
    String partner,
    boolean unborn,
    @Nullable String because,
    Instant opened,
    @Nullable Instant closed,
    @Nullable String closing,
    Set<Matter> open,
    @Nullable String harm,
    @Nullable LocalDate seenOn,
    @Nullable LocalDate aloneOn) {

  /** The type of a path as a subject. */
  static final String TYPE = "case";

  /** The path as the subject of entries. */
  static Subject subject(UUID path) {
    return new Subject(TYPE, path);
  }

  /** What may be done next, whoever does it. */
  List<Step> next() {
    return closed != null
        ? List.of()
        : java.util.Arrays.stream(Step.values())
            .filter(step -> step.mayFollow(open, unborn))
            .toList();
  }

  /** What keeps the path from being closed. */
  public List<Matter> keepsOpen() {
    return open.stream().filter(Matter::keepsOpen).toList();
  }

  /** What is open without a clock of its own, as tags. */
  public List<Matter> standing() {
    return open.stream().filter(matter -> matter.rule() == null).toList();
  }

  /**
   * One step that was taken.
   *
   * @param decision absent where it decided nothing
   * @param corrected absent where nobody put its day or people right
   */
  public record Taken(
      UUID entry,
      Step step,
      Ending ending,
      LocalDate happened,
      String child,
      @Nullable String unseen,
      String words,
      @Nullable String late,
      @Nullable String family,
      @Nullable String harm,
      String ownerName,
      String ownerPost,
      Instant at,
      @Nullable UUID decision,
      @Nullable Corrected corrected,
      List<DecisionEvent.Seat> seats) {
    /**
     * The day on which it was, as it was said by then: before it was put right, what came first.
     */
    LocalDate happenedAsSaid(Instant by) {
      return corrected != null && corrected.at().isAfter(by) ? corrected.said() : happened;
    }

    /** Where its correction stands among the addresses of a child's path. */
    public String correction() {
      return "/corrections/" + entry;
    }
  }

  /**
   * That a step was put right.
   *
   * @param said the day that was first put on record
   */
  public record Corrected(Instant at, String by, String because, LocalDate said) {}

  /**
   * One thing that somebody does by a day.
   *
   * @param happened absent until somebody says whether it did
   */
  public record Action(
      UUID id,
      UUID path,
      String what,
      @Nullable UUID who,
      String whoName,
      LocalDate by,
      String agreedBy,
      @Nullable String happened,
      @Nullable String words,
      @Nullable Instant answered,
      @Nullable String answeredBy) {
    /** Whether its day has passed without an answer. */
    public boolean overdue(LocalDate today) {
      return happened == null && by.isBefore(today);
    }
  }

  /** Who answers for the child by name. */
  public record Worker(UUID user, String name, String post, Instant since) {}

  /**
   * A path with all that belongs to it.
   *
   * @param worker absent where nobody is named
   * @param told the last words of the child on it; absent where nobody has put any on record
   */
  public record Whole(
      Path path,
      @Nullable Worker worker,
      @Nullable Taken told,
      List<RunningClock> clocks,
      List<Rule> rules,
      List<Taken> steps,
      List<Action> actions) {}
}
