package org.breakwater.whoiswho;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.breakwater.identity.Step;
import org.breakwater.linkage.Chart;
import org.breakwater.linkage.Thresholds;
import org.breakwater.story.StoryWords;

/**
 * A model's chart in words, for its page.
 *
 * <p>Words are shown of names and dates of birth only: an address or a phone that several people
 * share may be a refuge's. That a word is borne by few is kept out of a model when it is learnt.
 *
 * @param chart the version that is shown
 * @param inForce the version by which is judged now
 */
public record ModelChart(Chart chart, Chart inForce, Thresholds thresholds, StoryWords say) {
  /** Words of one kind that are listed. */
  static final int MOST_WORDS = 10;

  private static final Set<String> SHOWN = Set.of("given", "family", "born");

  /** Of what nothing in this record is compared. */
  private static final Set<String> UNUSED = Set.of("place", "occupation", "other");

  /** The most that one comparison weighs, in thousandths of a bit. */
  public static final int MOST = 24_000;

  /** The comparisons that reports are compared by. */
  public List<Chart.Compared> comparisons() {
    return chart.comparisons().stream().filter(one -> !UNUSED.contains(one.name())).toList();
  }

  /** How common the words of each kind are; empty for a model that knows none. */
  public List<Chart.Counted> frequencies() {
    return chart.frequencies().stream().filter(one -> one.people() > 0).toList();
  }

  /** The words that may be shown of a kind. */
  public List<Chart.Term> words(Chart.Counted counted) {
    return SHOWN.contains(counted.kind()) ? counted.commonest() : List.of();
  }

  /** What a comparison is called. */
  public String name(Chart.Compared compared) {
    Step step = step(compared.name(), 0, 0);
    return say.words().has("who.model.compared." + step.comparison())
        ? say.words()
            .of(
                "who.model.compared." + step.comparison(),
                say.words().ofCode("story.scheme", step.label().isEmpty() ? "any" : step.label()))
        : compared.name();
  }

  /** What was found on a level. */
  public String level(Chart.Compared compared, int level) {
    return say.found(step(compared.name(), level, 0));
  }

  /** What a level weighs by the version in force; empty where that does not compare it. */
  public String now(Chart.Compared compared, int level) {
    return inForce.comparisons().stream()
        .filter(one -> one.name().equals(compared.name()))
        .findFirst()
        .map(one -> say.bits(one.levels().get(level).millibits()))
        .orElse("");
  }

  private static Step step(String slot, int level, int millibits) {
    int colon = slot.indexOf(':');
    return colon < 0
        ? new Step(slot, "", level, millibits)
        : new Step(slot.substring(0, colon), slot.substring(colon + 1), level, millibits);
  }

  /** A share in per cent, to two telling digits. */
  public static String share(double share) {
    return new BigDecimal(share * 100).round(new MathContext(2)).toPlainString() + "%";
  }

  /**
   * One in how many, of odds in thousandths of a bit that are against; to two telling digits and
   * never more.
   */
  public static long oneIn(int millibits) {
    double all = 1 + StrictMath.pow(2, Math.abs(millibits) / 1000.0);
    return new BigDecimal(all).round(new MathContext(2, RoundingMode.DOWN)).longValue();
  }

  /** Where a weight's bar begins, of {@link #MOST} to either side of 0. */
  public static int from(int millibits) {
    return Math.min(0, Math.clamp(millibits, -MOST, MOST));
  }

  /** How long it is. */
  public static int length(int millibits) {
    return Math.abs(Math.clamp(millibits, -MOST, MOST));
  }
}
