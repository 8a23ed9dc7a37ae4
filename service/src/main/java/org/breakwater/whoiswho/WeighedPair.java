package org.breakwater.whoiswho;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.breakwater.identity.Comparing;
import org.breakwater.identity.Step;
import org.breakwater.story.StoryWords;
import org.jspecify.annotations.Nullable;

/**
 * How strongly two people's most alike descriptions speak for one person, step by step, for other
 * systems: what the page of the two shows.
 *
 * @param millibits thousandths of a bit of the odds that it is one person; the steps add up to it
 * @param model names the model, by which anybody can work it out again
 */
record WeighedPair(
    UUID one,
    UUID other,
    List<Fact> facts,
    @Schema(description = "Thousandths of a bit of the odds that it is one person")
        @Nullable Integer millibits,
    @Nullable Boolean perhapsTwins,
    @Nullable String model,
    List<Reason> steps) {

  /** One kind of fact, as each side has it. */
  record Fact(
      String fact, List<String> one, List<String> other, SideBySide.@Nullable Outcome outcome) {}

  /** One step of the weight, and what was found in words. */
  record Reason(String comparison, String label, int level, int millibits, String words) {}

  static WeighedPair of(SideBySide.Pair pair, StoryWords say) {
    Comparing.Closest closest = pair.closest();
    return new WeighedPair(
        pair.one(),
        pair.other(),
        pair.lines().stream()
            .map(line -> new Fact(line.fact(), line.one(), line.other(), line.outcome()))
            .toList(),
        closest == null ? null : closest.millibits(),
        closest == null ? null : closest.twins(),
        closest == null ? null : closest.model(),
        closest == null ? List.of() : closest.steps().stream().map(step -> of(step, say)).toList());
  }

  private static Reason of(Step step, StoryWords say) {
    return new Reason(
        step.comparison(), step.label(), step.level(), step.millibits(), say.found(step));
  }
}
