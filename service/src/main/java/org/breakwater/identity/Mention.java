package org.breakwater.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mention as a matcher sees it.
 *
 * @param role as the report gives it: child, parent, professional, ...
 * @param person who it was judged to be; null while it is arriving
 */
public record Mention(MentionId id, String role, Description description, @Nullable UUID person) {}
