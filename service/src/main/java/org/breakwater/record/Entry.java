package org.breakwater.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact in the record.
 *
 * @param place its place in the order of writing; grows, with gaps
 * @param id a UUIDv7; ids that one process gives grow, also within a millisecond
 * @param received when we stored it
 */
public record Entry(
    long place,
    UUID id,
    Event event,
    @Nullable Occurred occurred,
    Instant recorded,
    Instant received,
    Author author,
    Purpose purpose,
    Marking marking,
    List<Subject> subjects,
    @Nullable UUID corrects,
    @Nullable UUID answers) {}
