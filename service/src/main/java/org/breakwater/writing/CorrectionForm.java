package org.breakwater.writing;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.breakwater.intake.Report;
import org.breakwater.pages.Field;
import org.breakwater.pages.Option;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * How a report should read, as far as it has been typed.
 *
 * @param seen the correction by which the report read when it was opened; empty for none
 */
public record CorrectionForm(
    String seen, String summary, TypedDate happened, String time, boolean unknown, String reason) {
  static final int LONGEST_REASON = 2_000;

  static CorrectionForm of(Typed typed) {
    return new CorrectionForm(
        typed.one("seen"),
        typed.one("summary"),
        TypedDate.of(typed, "happened"),
        typed.one("time").strip(),
        !typed.one("unknown").isEmpty(),
        typed.one("reason").strip());
  }

  /** The boxes as they stand before anything is changed. */
  static CorrectionForm of(Report report, String seen) {
    String occurred = report.occurred();
    String time = "";
    String day = occurred == null ? "" : occurred;
    if (day.contains("T")) {
      ZonedDateTime at = OffsetDateTime.parse(day).atZoneSameInstant(Occurred.ZONE);
      day = at.toLocalDate().toString();
      time = at.toLocalTime().toString();
    }
    return new CorrectionForm(
        seen,
        report.summary(),
        day.isEmpty() ? new TypedDate("", "", "") : TypedDate.of(day),
        time,
        occurred == null,
        "");
  }

  /** When it happened, in the contract's form: as it was, where its boxes are as they were. */
  @Nullable String occurred(Report before, Words say, List<Wrong> wrong) {
    CorrectionForm was = of(before, seen);
    if (was.happened.equals(happened) && was.time.equals(time) && was.unknown == unknown) {
      return before.occurred();
    }
    var composing = new Composing(happened, time, unknown, say);
    String occurred = composing.occurred();
    wrong.addAll(composing.wrong());
    return occurred;
  }

  /** A question of the page. */
  public Field ask(String name, Words say, @Nullable String value, List<Wrong> wrong) {
    String key = "writing.correct." + name;
    return Field.of(name, say.of(key))
        .hint(say.has(key + ".hint") ? say.of(key + ".hint") : null)
        .value(value)
        .error(
            wrong.stream()
                .filter(one -> name.equals(one.field()) || (name + "-day").equals(one.field()))
                .map(Wrong::words)
                .findFirst()
                .orElse(null));
  }

  /** The box for a moment that nobody knows. */
  public List<Option> unknownOption(Words say) {
    return List.of(Option.of("yes", say.of("writing.unknown.yes"), unknown));
  }
}
