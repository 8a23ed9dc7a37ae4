package org.breakwater.patterns;

import java.util.List;

/**
 * A step by which a pattern changed: who and what is in it, or how strong it is.
 *
 * @param day of the report with which it did, in days since 1970-01-01
 * @param lead the entity that it stood out by from then on
 * @param entities those that have been in it from then on
 * @param children those that have been in it from then on
 * @param seen households, and children in care, met beside it where it had been strongest by then,
 *     or named together with one that was
 * @param inCompany those of them that none of the entities was named beside
 * @param worried those of them about whom there was a worry
 * @param observed worries about them
 * @param expected how many of those their own reports explain
 * @param score how far what was seen is from that, in nats
 */
public record Growth(
    int day,
    Entity lead,
    List<Entity> entities,
    List<String> children,
    int seen,
    int inCompany,
    int worried,
    int observed,
    double expected,
    double score) {}
