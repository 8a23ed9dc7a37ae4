package org.breakwater.disclosure;

import java.time.Instant;
import java.util.UUID;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a story that can be given or held back.
 *
 * @param agency as it is called
 * @param kind a code of reports, or of the record
 * @param ref the agency's own reference; null for what has none
 * @param summary how it begins, to know it again
 */
public record Choosable(
    UUID entry,
    String agency,
    String kind,
    @Nullable String ref,
    @Nullable Occurred occurred,
    Instant recorded,
    Instant received,
    String summary) {}
