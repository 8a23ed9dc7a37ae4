package org.breakwater.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mention is now held to be another person than before.
 *
 * @param from null for a mention that has just arrived
 * @param to an id never used before for a new person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Move(MentionId mention, @Nullable UUID from, UUID to) {}
