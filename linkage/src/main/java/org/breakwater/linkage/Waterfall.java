package org.breakwater.linkage;

import java.util.List;

/** Why a pair weighs what it weighs: steps that sum to the weight exactly. */
public record Waterfall(List<Step> steps, Weight weight) {
  /**
   * One step.
   *
   * @param comparison stable name, such as {@code given} or {@code identifier:nhs}
   * @param level from 0, the most alike
   * @param millibits thousandths of a bit that it adds
   * @param words what was found, for a person to read
   */
  public record Step(String comparison, int level, int millibits, String words) {
    @Override
    public String toString() {
      return "%s %+.1f".formatted(words, millibits / 1000.0);
    }
  }

  public Waterfall {
    steps = List.copyOf(steps);
  }

  /** All steps in one line, the heaviest first. */
  @Override
  public String toString() {
    return String.join(
        "; ",
        steps.stream()
            .sorted((a, b) -> Math.abs(b.millibits()) - Math.abs(a.millibits()))
            .map(Step::toString)
            .toList());
  }
}
