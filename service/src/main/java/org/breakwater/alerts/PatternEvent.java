package org.breakwater.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** What happens to patterns. Stored for ever: add new kinds, never rename or remove one. */
sealed interface PatternEvent extends Event {
  /** Why somebody is asked to decide about a pattern. */
  enum Because {
    /** It is new, or has not been decided about. */
    FOUND,
    /** It was answered before, and reports have come that bear on it. */
    NEW_REPORTS,
    /** Somebody outside the line held that the decision about it was wrong. */
    UPHELD,
    /** Another was merged into it. */
    MERGED,
    /** It was taken out of another. */
    SPLIT,
    /** It was merged into another, and stands alone again. */
    PARTED
  }

  /** What somebody decided about a pattern. */
  enum Answer {
    /** A strategy discussion is to be held about it. */
    STRATEGY_DISCUSSION,
    /** Nothing is to be done because of it, until reports come that bear on it. */
    SET_ASIDE
  }

  /** How a discussion of a pattern ended. */
  enum Next {
    /** Work on it goes on, and it is reviewed. */
    GOES_ON,
    /** Work on it has ended. */
    ENDS
  }

  /**
   * Somebody held that it is one with another, and it is dealt with there from now on.
   *
   * @param into the other
   */
  @Kind("pattern.merged")
  record Merged(UUID pattern, UUID into, String words, String name) implements PatternEvent {}

  /** Somebody held that it is not one with another after all. */
  @Kind("pattern.parted")
  record Parted(UUID pattern, UUID from, String words, String name) implements PatternEvent {}

  /**
   * Somebody held that part of it is another pattern.
   *
   * @param into the new pattern; whoever leads the old one, and its team, have it too
   * @param members the keys of those who went there
   */
  @Kind("pattern.split")
  record Split(UUID pattern, UUID into, List<String> members, String words, String name)
      implements PatternEvent {}

  /** What was answered to whoever asked for a resource. */
  enum Reply {
    /** All that was asked for is given. */
    GIVEN,
    /** Less is given, or something else. */
    IN_PART,
    /** Nothing is given. */
    REFUSED
  }

  /**
   * All reports were looked through.
   *
   * @param place of the newest entry that was taken into account
   * @param reports how many there were
   * @param cutOff from which score a pattern is worth somebody's time, if it grew from nothing of
   *     which the cut-off is another
   * @param budgetPerMonth false alarms a month that the area accepts
   * @param shuffledPerMonth alarms a month that shuffled worries raised at that cut-off
   * @param shuffles how often the whole was shuffled
   * @param setFrom from how many reports the cut-off was set; absent in looks from before that was
   *     kept
   */
  @Kind(value = "pattern.scanned", changesItsSubjects = false)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Scanned(
      long place,
      int reports,
      double cutOff,
      double budgetPerMonth,
      double shuffledPerMonth,
      int shuffles,
      @Nullable Integer setFrom)
      implements PatternEvent {}

  /**
   * The cut-off was set anew. What is found is told by it from the next look on.
   *
   * @param score from which a pattern is worth somebody's time
   * @param leads the same by the type of what it grew from; absent where it was one for all
   * @param budgetPerMonth false alarms a month that the area accepted then
   * @param shuffledPerMonth alarms a month that shuffled worries raised at that score
   * @param shuffles how often the whole was shuffled
   * @param setFrom from how many reports it was set
   */
  @Kind(value = "pattern.cut-off-set", changesItsSubjects = false)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CutOffSet(
      double score,
      @Nullable Map<String, Double> leads,
      double budgetPerMonth,
      double shuffledPerMonth,
      int shuffles,
      int setFrom)
      implements PatternEvent {}

  /** What entries about the accepted number of false alarms are about. */
  Subject BUDGET = new Subject("pattern-budget", new UUID(0, 1));

  /**
   * Somebody set how many false alarms a month the area accepts.
   *
   * @param perMonth of them
   * @param reason in their words
   * @param name who they are
   */
  @Kind("pattern.budget-set")
  record BudgetSet(double perMonth, String reason, String name) implements PatternEvent {}

  /** A pattern was found, for the first time or otherwise than before. */
  @Kind("pattern.found")
  record Found(UUID pattern, Finding finding) implements PatternEvent {}

  /** A pattern is not found any more. What is known of it stays. */
  @Kind("pattern.lost")
  record Lost(UUID pattern) implements PatternEvent {}

  /** Somebody is asked to decide about it; a clock runs from now on. */
  @Kind("pattern.asked")
  record Asked(UUID pattern, Because because) implements PatternEvent {}

  /**
   * Somebody decided about it.
   *
   * @param decision the entry of the decision, with its reasons
   * @param lead who owns it from now on; absent where it is set aside
   * @param team who is asked to the discussion
   */
  @Kind("pattern.decided")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decided(
      UUID pattern,
      Answer answer,
      UUID decision,
      @Nullable UUID lead,
      @Nullable String leadName,
      @Nullable String leadPartner,
      List<UUID> team,
      String name)
      implements PatternEvent {}

  /**
   * Somebody put a person or thing into it.
   *
   * @param shown what a thing is called; empty for a person
   */
  @Kind("pattern.member-added")
  record MemberAdded(
      UUID pattern,
      String key,
      Finding.Kind kind,
      UUID subject,
      String type,
      String shown,
      String words,
      String name)
      implements PatternEvent {}

  /** Somebody took a member out of it. */
  @Kind("pattern.member-removed")
  record MemberRemoved(UUID pattern, String key, String words, String name)
      implements PatternEvent {}

  /**
   * Whoever works on it asked an organisation for what the work needs.
   *
   * @param amount how much of it
   * @param partner who is asked
   * @param user the person there who is asked; absent where whoever answers for it is
   * @param by the day on which it is needed
   * @param clock under which it is answered
   */
  @Kind("pattern.resource-asked")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ResourceAsked(
      UUID pattern,
      UUID resource,
      String what,
      String amount,
      String partner,
      @Nullable UUID user,
      @Nullable String userName,
      LocalDate by,
      UUID clock,
      String name)
      implements PatternEvent {}

  /**
   * Somebody who answers for that organisation gave it or refused it.
   *
   * @param words what exactly is given; why it is not
   */
  @Kind("pattern.resource-answered")
  record ResourceAnswered(UUID pattern, UUID resource, Reply reply, String words, String name)
      implements PatternEvent {}

  /** The strategy discussion, or a later review, was held. */
  @Kind("pattern.discussed")
  record Discussed(UUID pattern, LocalDate happened, Next next, String words, String name)
      implements PatternEvent {}
}
