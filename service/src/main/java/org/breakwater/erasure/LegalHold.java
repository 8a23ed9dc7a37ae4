package org.breakwater.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must be kept whatever a schedule says.
 *
 * @param person absent where it is everything
 * @param partner code of whoever placed it
 */
public record LegalHold(
    UUID entry,
    @Nullable UUID person,
    String reasons,
    UUID placer,
    String name,
    String partner,
    Instant at) {}
