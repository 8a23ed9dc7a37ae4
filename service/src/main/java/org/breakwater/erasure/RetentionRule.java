package org.breakwater.erasure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long one sort of record is kept, from a day on.
 *
 * @param version from 1; a new version never changes what an older one said
 * @param from the first day on which it applies
 * @param years kept after what it is counted from
 * @param review whether somebody must look again even then
 * @param concerns what a report must be about for it to bind; empty for what is chosen
 * @param force {@code STATUTE}, {@code GUIDANCE} or {@code LOCAL}
 * @param source where it says so
 * @param verified whether somebody has read it there
 */
public record RetentionRule(
    String name,
    int version,
    LocalDate from,
    Counted counted,
    int years,
    boolean review,
    List<String> concerns,
    String force,
    String source,
    boolean verified) {

  /** From what the years are counted. */
  public enum Counted {
    /** The birth of the youngest child in the report. */
    BIRTH,
    /** The newest entry of the story. */
    LAST_ENTRY
  }

  /**
   * The first day on which it lets go; nothing where what it is counted from is not known, and then
   * it never does.
   *
   * @param born the youngest child's birthday
   * @param last the day of the newest entry of the story
   */
  Optional<LocalDate> ends(@Nullable LocalDate born, LocalDate last) {
    return switch (counted) {
      case BIRTH -> Optional.ofNullable(born).map(day -> day.plusYears(years));
      case LAST_ENTRY -> Optional.of(last.plusYears(years));
    };
  }

  /** Whether it binds a report about these concerns, whatever rule is chosen. */
  boolean binds(List<String> about) {
    return about.stream().anyMatch(concerns::contains);
  }
}
