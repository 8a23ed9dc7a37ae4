package org.breakwater.identity;

import java.util.SortedSet;
import java.util.UUID;
import org.breakwater.linkage.ReadRecord;
import org.jspecify.annotations.Nullable;

/**
 * Mentions of one person that say the very same: they stay together, and are compared once.
 *
 * @param person who they are held to be; null for one that is arriving
 * @param read named so that no two nodes compared together have one name
 */
record Node(@Nullable UUID person, SortedSet<MentionId> mentions, ReadRecord read) {
  MentionId oldest() {
    return mentions.first();
  }
}
