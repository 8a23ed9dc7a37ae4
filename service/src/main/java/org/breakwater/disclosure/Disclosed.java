package org.breakwater.disclosure;

import java.time.Instant;
import java.util.UUID;

/**
 * One disclosure that was made.
 *
 * @param maker who made it
 * @param partner whose they are, as it is called
 * @param ground a code of {@link DisclosureEvent.Ground}
 */
public record Disclosed(
    UUID entry,
    UUID person,
    UUID maker,
    String name,
    String post,
    String partner,
    String recipient,
    String ground,
    String reasons,
    int shown,
    int heldBack,
    Instant at) {}
