package org.breakwater.patterns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports that share more than chance allows, as it stood when it last grew.
 *
 * @param number in order of surfacing, from 1; it stays the same as the pattern grows
 * @param surfacedBy the report with which it surfaced
 * @param surfacedOn that report's day
 * @param lastOn day of the report with which it last grew
 * @param score at its strongest, in nats
 * @param lead what it grew from when it was strongest
 * @param entities all that has belonged to it, in the order in which it joined, and after it what
 *     its reports name more often than chance allows
 * @param children who were met beside any of it, and about whom or about whose household there were
 *     worries, in the order of joining
 * @param reports on which it rests, oldest first
 * @param agencies who wrote them
 * @param seen units (households, looked-after children) met beside the entities when strongest, or
 *     named together with one that was
 * @param inCompany those of them that none of the entities was named beside
 * @param worried those of them about whom there was a worry
 * @param observed worries about them, at most three counted for a unit
 * @param expected worries that the units' own rates explain
 * @param absorbedBy the number of the older pattern that it turned out to be part of, if any
 */
public record Pattern(
    int number,
    String surfacedBy,
    int surfacedOn,
    int lastOn,
    double score,
    Entity lead,
    List<Entity> entities,
    List<String> children,
    List<String> reports,
    List<String> agencies,
    int seen,
    int inCompany,
    int worried,
    int observed,
    double expected,
    @Nullable Integer absorbedBy) {
  /** Days that a report stays evidence: a year. */
  public static final int DAYS = 365;
}
