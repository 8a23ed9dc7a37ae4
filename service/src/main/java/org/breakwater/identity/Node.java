package org.breakwater.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.breakwater.intake.Identifiers;
import org.breakwater.intake.Report;
import org.breakwater.linkage.Kind;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.ReadRecord;
import org.jspecify.annotations.Nullable;

/**
 * Mentions of one person that say the very same: they stay together, and are compared once. No two
 * nodes are equal.
 */
final class Node {
  private final @Nullable UUID person;
  private final SortedSet<MentionId> mentions;
  private final ReadRecord read;
  private final Map<String, Set<String>> numbers;

  /**
   * @param person who they are held to be; null for one that is arriving
   * @param read named so that no two nodes compared together have one name
   */
  Node(@Nullable UUID person, SortedSet<MentionId> mentions, ReadRecord read) {
    this.person = person;
    this.mentions = mentions;
    this.read = read;
    this.numbers = numbers(read.record());
  }

  @Nullable UUID person() {
    return person;
  }

  SortedSet<MentionId> mentions() {
    return mentions;
  }

  ReadRecord read() {
    return read;
  }

  MentionId oldest() {
    return mentions.first();
  }

  /** The numbers that name the person and whose check digits fit, by scheme. */
  Map<String, Set<String>> numbers() {
    return numbers;
  }

  private static Map<String, Set<String>> numbers(PersonRecord said) {
    Map<String, Set<String>> numbers = Map.of();
    for (PersonRecord.Value value : said.values()) {
      if (value.kind() == Kind.IDENTIFIER && Identifiers.checked(value.label())) {
        var valid = Identifiers.valid(new Report.Identifier(value.label(), value.text()));
        if (valid.isPresent()) {
          numbers = numbers.isEmpty() ? new HashMap<>() : numbers;
          numbers.computeIfAbsent(value.label(), _ -> new HashSet<>()).add(valid.get());
        }
      }
    }
    return numbers;
  }
}
