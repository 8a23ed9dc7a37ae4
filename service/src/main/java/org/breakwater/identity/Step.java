package org.breakwater.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.breakwater.linkage.Waterfall;

/**
 * One step of a weight, as it is kept with a judgement for ever: such as {@code born.0 12900} or
 * {@code identifier:nhs.3 -6500}.
 *
 * @param comparison what was compared
 * @param label an identifier's scheme; empty for any other comparison
 * @param level how it came out, from 0, the most alike
 * @param millibits thousandths of a bit that it adds
 */
public record Step(String comparison, String label, int level, int millibits) {
  /** A tenth of a bit. */
  private static final int TELLING = 100;

  private static final Pattern STEP =
      Pattern.compile("([a-z]+)(?::([^ ]*))?\\.([0-9]+) (-?[0-9]+)");

  static List<String> of(Waterfall why) {
    return why.steps().stream()
        .map(step -> step.comparison() + "." + step.level() + " " + step.millibits())
        .toList();
  }

  /** What was kept; empty for a reason of another kind. */
  public static Optional<Step> read(String kept) {
    Matcher step = STEP.matcher(kept);
    return step.matches()
        ? Optional.of(
            new Step(
                step.group(1),
                step.group(2) == null ? "" : step.group(2),
                Integer.parseInt(step.group(3)),
                Integer.parseInt(step.group(4))))
        : Optional.empty();
  }

  /** Whether it tells anything either way. */
  public boolean telling() {
    return Math.abs(millibits) >= TELLING;
  }

  /** The comparison and level under which texts say what was found. */
  public String code() {
    return comparison + "." + level;
  }
}
