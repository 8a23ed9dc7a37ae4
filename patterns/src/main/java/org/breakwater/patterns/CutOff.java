package org.breakwater.patterns;

/**
 * The score from which a pattern is worth somebody's time, and what it costs.
 *
 * @param score in nats
 * @param budgetPerMonth false alarms a month that the area accepts
 * @param shuffledPerMonth alarms a month that shuffled worries raised at this score
 * @param shuffles how many times the whole history was shuffled and gone through to set it
 */
public record CutOff(double score, double budgetPerMonth, double shuffledPerMonth, int shuffles) {}
