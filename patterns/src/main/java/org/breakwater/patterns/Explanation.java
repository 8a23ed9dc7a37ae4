package org.breakwater.patterns;

import java.util.List;
import java.util.Map;

/**
 * Why a pattern is one, for somebody who is to decide about it and must see for themselves.
 *
 * @param sentence what was seen and what was to be expected
 * @param evidence the reports it rested on when it was strongest, oldest first
 * @param alone for each agency, the score of its own reports; below the cut-off it held too little
 * @param cutOff the score from which it is worth somebody's time
 * @param links between its entities, strongest first: how likely chance is to make two share so
 *     many units, given how often each turns up at all
 */
public record Explanation(
    String sentence,
    List<Evidence> evidence,
    Map<String, Double> alone,
    double cutOff,
    List<Link> links) {

  /**
   * A report on which the pattern rests.
   *
   * @param without the pattern's score had this report not been made
   * @param needed whether it would then be below the cut-off
   */
  public record Evidence(
      String report, int day, String agency, boolean worry, double without, boolean needed) {}

  /**
   * Two entities met by the same units.
   *
   * @param shared how many units
   * @param chance that chance makes it at least so many, by the SDSM null model
   */
  public record Link(Entity one, Entity other, int shared, double chance) {}

  /** Agencies whose own reports would not have shown it; all of them, if it was nobody's. */
  public List<String> blind() {
    return alone.entrySet().stream()
        .filter(agency -> agency.getValue() < cutOff)
        .map(Map.Entry::getKey)
        .toList();
  }
}
