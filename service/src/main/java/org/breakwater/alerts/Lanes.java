package org.breakwater.alerts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The reports of a pattern in time, a lane for each agency. Lengths are in the picture's own units.
 *
 * @param surfacedX where the pattern first stood out
 */
public record Lanes(int width, int height, int surfacedX, List<Lane> lanes, List<Tick> ticks) {
  private static final int WIDTH = 640;
  private static final int NAMES = 170;
  private static final int MARGIN = 14;
  private static final int LANE = 40;
  private static final int HEAD = 30;
  private static final int MOST_TICKS = 4;

  /** Half of the longest month in words. */
  private static final int HALF_A_MONTH = 48;

  /** An agency's lane. */
  public record Lane(String agency, int y, long hidden, List<Dot> dots) {}

  /** A report: filled where somebody worried, ringed where nothing stood out without it. */
  public record Dot(int x, LocalDate day, String ref, boolean worry, boolean needed) {}

  /** The first day of a year or a month, to read days from. */
  public record Tick(int x, LocalDate day) {}

  /** Draws those reports of a pattern that its viewer may see. */
  static Lanes of(WholePattern it) {
    LocalDate from = it.pattern().surfacedOn();
    LocalDate to = it.pattern().lastOn();
    for (WholePattern.Evidence report : it.reports()) {
      if (report.day().isBefore(from)) from = report.day();
      if (report.day().isAfter(to)) to = report.day();
    }
    var scale = new Scale(from, Math.max(1, ChronoUnit.DAYS.between(from, to)));
    var lanes = new ArrayList<Lane>();
    for (WholePattern.Held held : it.held()) {
      lanes.add(
          new Lane(
              held.agency(),
              HEAD + lanes.size() * LANE + LANE / 2,
              held.hidden(),
              it.reports().stream()
                  .filter(report -> report.agency().equals(held.agency()))
                  .map(report ->
                      new Dot(
                          scale.x(report.day()),
                          report.day(),
                          report.ref(),
                          report.worry(),
                          report.needed()))
                  .toList()));
    }
    return new Lanes(
        WIDTH,
        HEAD + lanes.size() * LANE,
        scale.x(it.pattern().surfacedOn()),
        List.copyOf(lanes),
        ticks(scale, from, to));
  }

  private record Scale(LocalDate from, long days) {
    int x(LocalDate day) {
      long since = ChronoUnit.DAYS.between(from, day);
      return (int) (NAMES + MARGIN + since * (WIDTH - NAMES - 2 * MARGIN) / days);
    }
  }

  private static List<Tick> ticks(Scale scale, LocalDate from, LocalDate to) {
    long months = ChronoUnit.MONTHS.between(from.withDayOfMonth(1), to.withDayOfMonth(1)) + 1;
    long every = Math.max(1, (months + MOST_TICKS - 1) / MOST_TICKS);
    var ticks = new ArrayList<Tick>();
    for (LocalDate day = from.withDayOfMonth(1).plusMonths(1);
        !day.isAfter(to);
        day = day.plusMonths(every)) {
      int x = scale.x(day);
      // A month whose words would run over the edge is not worth half of them.
      if (x <= WIDTH - HALF_A_MONTH) ticks.add(new Tick(x, day));
    }
    return List.copyOf(ticks);
  }
}
