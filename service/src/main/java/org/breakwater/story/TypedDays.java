package org.breakwater.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * From one day to another, both counted in, as people write them: a day, a month or a year.
 *
 * @param from as typed; blank where that side is open
 * @param to as typed
 */
public record TypedDays(
    String from, String to, @Nullable LocalDate first, @Nullable LocalDate last) {

  /** Reads both fields, {@code from} and {@code to}; says in {@code wrong} which is no date. */
  public static TypedDays of(String from, String to, Words words, List<Wrong> wrong) {
    return new TypedDays(
        from.strip(),
        to.strip(),
        day(from, "from", words, wrong, Occurred::from),
        day(to, "to", words, wrong, last -> last.to().minusMillis(1)));
  }

  /** The first moment; the beginning of time where that side is open. */
  public OffsetDateTime start() {
    return first == null ? OffsetDateTime.MIN : start(first);
  }

  /** The first moment after; the end of time where that side is open. */
  public OffsetDateTime end() {
    return last == null ? OffsetDateTime.MAX : start(last.plusDays(1));
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(Occurred.ZONE).toOffsetDateTime();
  }

  private static @Nullable LocalDate day(
      String typed,
      String field,
      Words words,
      List<Wrong> wrong,
      Function<Occurred, Instant> edge) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    LocalDate day =
        WrittenDate.in(text)
            .filter(date -> date.begin() == 0 && date.end() == text.length())
            .flatMap(date -> Occurred.parse(date.when()))
            .map(date -> edge.apply(date).atZone(Occurred.ZONE).toLocalDate())
            .orElse(null);
    if (day == null) {
      wrong.add(new Wrong(words.of("story.date.wrong"), field));
    }
    return day;
  }
}
