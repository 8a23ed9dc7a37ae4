package org.breakwater.oversight;

import java.util.List;
import org.breakwater.alerts.Resource;
import org.breakwater.concerns.Concern;
import org.breakwater.decisions.Decision;
import org.breakwater.escalation.RunningClock;
import org.breakwater.notices.Notices;
import org.breakwater.slipping.Slipping;

/**
 * What nobody may overlook.
 *
 * @param hidden how many overdue ones the viewer may not see: none, fewer than five (-1), or so
 *     many
 * @param unread what somebody was told and has not read for three days
 * @param slipping children who slip from view, by why
 * @param resources what the work on patterns asked for and did not get
 * @param closedAgainAndAgain where concerns add up, all are closed, and nothing was done
 */
public record Overseen(
    List<RunningClock> overdue,
    long hidden,
    List<Notices.Unread> unread,
    List<Decision.Overruling> unanswered,
    List<Decision.Overruling> overruled,
    List<Slipping.Group> slipping,
    List<Resource> resources,
    List<Concern.AddingUp> closedAgainAndAgain) {}
