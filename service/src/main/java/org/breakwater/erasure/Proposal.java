package org.breakwater.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure that was proposed, and what became of it.
 *
 * @param entries the reports; what follows from them goes too
 * @param ground a code of {@link ErasureEvent.Ground}
 * @param state {@code WAITING}, {@code REFUSED} or {@code DONE}
 * @param tombstone the entry that says it is done
 */
public record Proposal(
    UUID entry,
    UUID person,
    List<UUID> entries,
    String ground,
    @Nullable String rule,
    String reasons,
    UUID proposer,
    String proposerName,
    String proposerPartner,
    Instant at,
    String state,
    @Nullable String answererName,
    @Nullable String answererPartner,
    @Nullable String answerReasons,
    @Nullable Instant answered,
    @Nullable UUID tombstone) {}
