package org.breakwater.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as its viewer may see it.
 *
 * @param found the entry with which it was first found
 * @param surfacedOn the day of the report with which it first stood out
 * @param lastOn the day of the newest report with which it stood out
 * @param lost since when it is not found any more; absent while it is
 * @param leading what it grew from; absent where the viewer may not see that
 * @param entities how many things and adults it is made of
 * @param seen households, and children in care, that were met beside it, or named together with one
 *     that was
 * @param inCompany those of them that it was never named beside
 * @param days that a report was evidence
 * @param worried of those, how many somebody worried about
 * @param observed worries about them, within those days
 * @param expected how many of those their own reports explain
 * @param partOf the pattern that it turned out to be part of
 * @param mergedInto the pattern into which somebody merged it
 * @param splitFrom the pattern from which somebody took it; its figures were never worked out: only
 *     {@code seen} says how many children it had, and {@code entities} how much else
 * @param agencies how many hold some of its reports
 * @param due when what is asked about it is due; absent where nothing is
 * @param lead who owns it; absent until somebody is named
 * @param decision the last decision about it; absent until there is one
 */
public record KnownPattern(
    UUID id,
    UUID found,
    State state,
    LocalDate surfacedOn,
    LocalDate lastOn,
    Instant foundAt,
    Instant changed,
    @Nullable Instant lost,
    @Nullable Leading leading,
    int entities,
    int seen,
    int inCompany,
    int days,
    int worried,
    int observed,
    double expected,
    double score,
    double cutOff,
    @Nullable UUID partOf,
    @Nullable UUID mergedInto,
    @Nullable UUID splitFrom,
    int agencies,
    @Nullable Instant due,
    @Nullable UUID lead,
    @Nullable String leadName,
    @Nullable UUID decision) {

  /** What people have made of it, the most urgent first. */
  public enum State {
    /** Somebody is asked to decide. */
    ASKED,
    /** A strategy discussion is to be held or was, and a lead works on it. */
    TAKEN_UP,
    /** Found, and nobody is asked: nothing was written in it for two years, or no front door is. */
    FOUND,
    /** Somebody decided that nothing is to be done, until reports come that bear on it. */
    SET_ASIDE,
    /** The work on it has ended. */
    ENDED,
    /** Somebody merged it into another, where it is dealt with. */
    MERGED
  }

  /** What it grew from: a thing, a nickname or an adult, by what it is and how it is called. */
  public record Leading(String type, String name) {}
}
