package org.breakwater.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something that reports say about somebody, with how well it is supported.
 *
 * @param reports how many mentions say it
 * @param agencies whose reports they are
 * @param last when it was last written down
 */
public record Said<T>(T value, int reports, SortedSet<String> agencies, Instant last) {
  /** Best supported first: by the most agencies, then the most reports, then the latest. */
  private static final Comparator<Said<?>> BEST =
      Comparator.<Said<?>>comparingInt(said -> said.agencies().size())
          .thenComparingInt(Said::reports)
          .thenComparing(Said::last)
          .reversed();

  /** Adds up the same value wherever it is said; the best supported first. */
  static <T> List<Said<T>> best(List<Said<T>> said) {
    return together(said).stream().sorted(BEST).toList();
  }

  /** The same, the latest first. */
  static <T> List<Said<T>> latest(List<Said<T>> said) {
    return together(said).stream()
        .sorted(Comparator.comparing((Said<T> one) -> one.last()).reversed())
        .toList();
  }

  private static <T> List<Said<T>> together(List<Said<T>> said) {
    SequencedMap<T, Said<T>> byValue = new LinkedHashMap<>();
    said.forEach(one -> byValue.merge(one.value(), one, Said::with));
    return List.copyOf(byValue.values());
  }

  /** The same, in another spelling. */
  Said<T> as(T spelling) {
    return new Said<>(spelling, reports, agencies, last);
  }

  private Said<T> with(Said<T> other) {
    var both = new TreeSet<>(agencies);
    both.addAll(other.agencies);
    return new Said<>(
        value, reports + other.reports, both, last.isAfter(other.last) ? last : other.last);
  }
}
