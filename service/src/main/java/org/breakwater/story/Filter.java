package org.breakwater.story;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a story are asked for.
 *
 * @param agencies none for all
 * @param kinds of reports; none for all
 * @param from the first day on which what is told may have happened
 * @param to the last such day
 * @param order in which they are told
 */
public record Filter(
    Set<String> agencies,
    Set<String> kinds,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Order order) {
  /** Whether the story is told forwards or backwards. */
  public enum Order {
    NEWEST,
    OLDEST
  }

  static final Filter ALL = new Filter(Set.of(), Set.of(), null, null, Order.NEWEST);

  public Filter {
    agencies = Set.copyOf(agencies);
    kinds = Set.copyOf(kinds);
  }

  public Filter told(Order other) {
    return new Filter(agencies, kinds, from, to, other);
  }

  public boolean narrows() {
    return !agencies.isEmpty() || !kinds.isEmpty() || from != null || to != null;
  }
}
