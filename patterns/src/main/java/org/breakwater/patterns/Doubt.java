package org.breakwater.patterns;

import java.util.Set;

/**
 * That somebody may be somebody else: a child or an adult, by the ids that reports have for them.
 *
 * @param from who may be the other
 * @param to who they may be; somebody of whom no report tells where they may be a stranger
 * @param reports in which they may; empty for all that name them
 */
public record Doubt(String from, String to, Set<String> reports) {
  public Doubt {
    if (from.equals(to)) throw new IllegalArgumentException("nobody doubts that one is oneself");
    reports = Set.copyOf(reports);
  }

  /** Two who are held to be two may be one. */
  public static Doubt joined(String one, String other) {
    return new Doubt(one, other, Set.of());
  }

  /** One who is held to be one may be somebody else in some reports. */
  public static Doubt apart(String one, String stranger, Set<String> reports) {
    if (reports.isEmpty()) throw new IllegalArgumentException("somebody else in which reports?");
    return new Doubt(one, stranger, reports);
  }

  String read(String id, String report) {
    return id.equals(from) && (reports.isEmpty() || reports.contains(report)) ? to : id;
  }
}
