package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks through a whole history of reports for patterns, on the reports' own clock: sets the
 * cut-off for a budget of false alarms, then goes through the reports as if they were arriving.
 *
 * @param budgetPerMonth false alarms a month that the area accepts, more than 0 and at most 1,000
 * @param seed of the shuffles that set the cut-off; the same seed gives the same alarms
 */
public record Scan(double budgetPerMonth, long seed) {
  private static final long SHIPPED_SEED = 20_140_826;

  public Scan {
    if (!(budgetPerMonth > 0 && budgetPerMonth <= 1_000))
      throw new IllegalArgumentException(
          "the budget is more than 0 and at most 1,000 false alarms a month");
  }

  /** A scan with the shipped seed. */
  public static Scan withBudget(double falseAlarmsPerMonth) {
    return new Scan(falseAlarmsPerMonth, SHIPPED_SEED);
  }

  /**
   * A pattern as it stood at the report with which it surfaced.
   *
   * @param agency whose reports alone raised it, where agencies were looked at one by one; else
   *     empty
   */
  public record Alarm(Pattern pattern, String agency) {}

  /** Reports in the order in which a scan goes through them. */
  static List<Report> inOrder(List<Report> reports) {
    return reports.stream().sorted(Comparator.comparingInt(Report::day)).toList();
  }

  /** The cut-off for these reports, by shuffles of the whole of them. */
  public CutOff calibrate(List<Report> reports, Set<Entity> professionals) {
    var coding = new Coding(professionals);
    inOrder(reports).forEach(coding::add);
    return Calibration.of(coding, budgetPerMonth, seed);
  }

  /** Follows these reports with this scan's cut-off; {@link Watch#add} may go on after it. */
  public Watch watch(List<Report> reports, Set<Entity> professionals) {
    var watch = new Watch(calibrate(reports, professionals), professionals);
    inOrder(reports).forEach(watch::follow);
    return watch;
  }

  /** Every alarm, in the order of the reports that raised them. */
  public List<Alarm> alarms(List<Report> reports, Set<Entity> professionals) {
    return alarms(reports, calibrate(reports, professionals), professionals);
  }

  /** The same with a cut-off that is set already. */
  public List<Alarm> alarms(List<Report> reports, CutOff cutOff, Set<Entity> professionals) {
    return alarms(inOrder(reports), cutOff, professionals, "");
  }

  /** Every alarm that each agency's own reports raise, all agencies sharing the budget. */
  public List<Alarm> alarmsInSilos(List<Report> reports, Set<Entity> professionals) {
    var silos = new TreeMap<String, List<Report>>();
    for (var report : inOrder(reports))
      silos.computeIfAbsent(report.agency(), _ -> new ArrayList<>()).add(report);
    var share = new Scan(budgetPerMonth / Math.max(1, silos.size()), seed);
    var alarms = new ArrayList<Alarm>();
    silos.forEach((agency, own) ->
        alarms.addAll(alarms(own, share.calibrate(own, professionals), professionals, agency)));
    alarms.sort(Comparator.comparingInt(alarm -> alarm.pattern().surfacedOn()));
    return List.copyOf(alarms);
  }

  private static List<Alarm> alarms(
      List<Report> reports, CutOff cutOff, Set<Entity> professionals, String agency) {
    var watch = new Watch(cutOff, professionals);
    var alarms = new ArrayList<Alarm>();
    for (var report : reports) {
      var known = watch.take(report);
      if (known != null && known.number > alarms.size())
        alarms.add(new Alarm(watch.pattern(known), agency));
    }
    return List.copyOf(alarms);
  }
}
