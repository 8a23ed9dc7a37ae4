package org.breakwater.identity;

import java.util.UUID;
import org.breakwater.linkage.ReadRecord;

/**
 * A mention as the matcher sees it.
 *
 * @param description names what it says, the same for all mentions that say the same
 */
record Mention(MentionId id, UUID description, ReadRecord read) {}
