package org.breakwater.identity;

import java.util.List;
import java.util.UUID;
import org.breakwater.linkage.ReadRecord;

/**
 * A mention as the matcher sees it.
 *
 * @param description names what it says, the same for all mentions that say the same
 * @param keys under which it is found, and finds others
 */
record Mention(MentionId id, UUID description, ReadRecord read, List<Long> keys) {}
