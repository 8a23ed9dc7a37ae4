package org.breakwater.patterns;

import java.util.List;
import java.util.Set;

/**
 * What counts as a report of concern when patterns are looked for: stated, the same for everybody,
 * and shown beside every pattern.
 *
 * <p>Writers often give no category, or the wrong one, so the rule also looks at the kind of report
 * and at whom it names. It looks at nothing else: not at words, names, origins or areas.
 */
public final class WorryRule {
  private static final Set<String> CATEGORIES =
      Set.of(
          "sexual-exploitation",
          "criminal-exploitation",
          "sexual-abuse",
          "exploitation",
          "trafficking",
          "grooming",
          "missing");
  private static final Set<String> KINDS = Set.of("missing");
  private static final Set<String> COMPANY = Set.of("boyfriend", "found-with", "exploits");

  private WorryRule() {}

  /** The rule in words. */
  public static String words() {
    return "A report is a worry if its writer put it down as sexual or criminal exploitation,"
        + " sexual abuse, trafficking, grooming or missing; if it is a missing report; or if it"
        + " names an adult of concern, or a boyfriend or somebody the child was found with,"
        + " beside a child.";
  }

  /**
   * Applies the rule.
   *
   * @param kind of report, as sent
   * @param concerns the writer's own categories, perhaps none
   * @param roles of the people whom it mentions
   * @param links between those whom and what it mentions
   */
  public static boolean worry(
      String kind, List<String> concerns, List<String> roles, List<String> links) {
    if (KINDS.contains(kind) || concerns.stream().anyMatch(CATEGORIES::contains)) return true;
    boolean child = roles.contains("child") || roles.contains("sibling");
    return child
        && (roles.contains("adult-of-concern") || links.stream().anyMatch(COMPANY::contains));
  }
}
