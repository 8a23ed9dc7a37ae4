package org.breakwater.erasure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * One report whose words could go, with all that follows from it.
 *
 * @param agency as it is called
 * @param ref the agency's own reference
 * @param summary how it begins
 * @param concerns what it is about, in the writer's categories
 * @param others how many other people's stories it is in
 * @param undecided whether a concern about it waits for a decision
 * @param born the youngest child's birthday; null where one is not known to the day
 */
public record Erasable(
    UUID entry,
    String agency,
    String kind,
    String ref,
    @Nullable Occurred occurred,
    Instant recorded,
    String summary,
    List<String> concerns,
    int others,
    boolean undecided,
    @Nullable LocalDate born) {}
