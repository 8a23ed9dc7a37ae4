package org.breakwater.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody, or the matcher, holds about two mentions.
 *
 * @param weight evidence in thousandths of a bit, for the matcher's; absent for a person's
 * @param because the reasons: codes of the matcher's comparisons, or a person's own words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Judgement(
    MentionId one,
    MentionId other,
    Verdict verdict,
    @Nullable Integer weight,
    List<String> because) {

  /** Whether two mentions are one person. */
  public enum Verdict {
    SAME,
    DIFFERENT,
    UNSURE
  }
}
