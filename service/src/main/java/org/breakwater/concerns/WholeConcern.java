package org.breakwater.concerns;

import java.util.List;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.clocks.Rule;
import org.breakwater.decisions.Decision;
import org.breakwater.escalation.RunningClock;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.intake.Report;

/**
 * A concern with all that its page shows.
 *
 * @param numbers by which number each of its children is known everywhere
 * @param workers who is allocated to its children
 * @param rules under which the clocks started
 * @param climbed which posts were told that nobody answered
 * @param decisions those that the viewer may read
 * @param mine the viewer's own disagreements with what was decided
 * @param table who can take part in deciding
 * @param partners with whom something can be shared
 */
public record WholeConcern(
    Concern concern,
    Report report,
    List<Concern.KnownTo> knownTo,
    List<Numbered> numbers,
    List<Concern.Worker> workers,
    List<RunningClock> clocks,
    List<Rule> rules,
    List<RunningClocks.Step> climbed,
    List<Decision> decisions,
    List<Decision.Dissent> mine,
    List<Colleagues.Colleague> table,
    List<Colleagues.Partner> partners) {
  /** Whether this person sent it, or somebody of their agency, and has not disagreed yet. */
  public boolean mayDisagree(Viewer viewer) {
    return concern.outcome() != null
        && viewer.partner().equals(concern.agency())
        && viewer.role() != Role.SCRUTINEER
        && decisions.stream().noneMatch(it -> it.entry().equals(concern.decision()))
        && mine.isEmpty();
  }
}
