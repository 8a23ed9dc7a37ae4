package org.breakwater.unusual;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look that was noticed.
 *
 * @param what a code of {@link UnusualEvent.What}
 * @param partner whose they are, as it is called
 * @param records how many people's records they had opened in the day before
 * @param fine how it was judged; null until it is
 */
public record Unusual(
    UUID entry,
    String what,
    String name,
    String post,
    String partner,
    @Nullable UUID person,
    int records,
    Instant at,
    Instant reviewBy,
    @Nullable Instant reviewed,
    @Nullable String reviewer,
    @Nullable Boolean fine,
    @Nullable String note) {}
