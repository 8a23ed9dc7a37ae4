package org.breakwater.patterns;

import java.util.Map;

/**
 * The score from which a pattern is worth somebody's time, and what it costs.
 *
 * @param score in nats, for whatever {@code leads} does not know
 * @param leads the same by the type of what a pattern grew from: what stands out many times as
 *     often as in shuffles is worth it sooner than what stands out as often by chance
 * @param budgetPerMonth false alarms a month that the area accepts
 * @param shuffledPerMonth alarms a month that shuffled worries raised at these scores
 * @param shuffles how many times the history, without what is surely there, was shuffled and gone
 *     through to set it
 */
public record CutOff(
    double score,
    Map<String, Double> leads,
    double budgetPerMonth,
    double shuffledPerMonth,
    int shuffles) {
  public CutOff {
    leads = Map.copyOf(leads);
  }

  /** One score for all. */
  public CutOff(double score, double budgetPerMonth, double shuffledPerMonth, int shuffles) {
    this(score, Map.of(), budgetPerMonth, shuffledPerMonth, shuffles);
  }

  /** The score from which a pattern that grew from an entity of this type is worth it. */
  double from(String type) {
    return leads.getOrDefault(type, score);
  }
}
