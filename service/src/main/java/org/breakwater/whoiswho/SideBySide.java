package org.breakwater.whoiswho;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.breakwater.identity.Comparing;
import org.breakwater.identity.Description;
import org.breakwater.story.Identity;
import org.breakwater.story.Said;
import org.breakwater.story.StoryWords;
import org.jspecify.annotations.Nullable;

/** Lays two people side by side: what agrees, what differs, what only one of them has. */
public final class SideBySide {
  private static final int MOST_VALUES = 6;

  private final Comparing comparing;

  SideBySide(Comparing comparing) {
    this.comparing = comparing;
  }

  /** How one kind of fact comes out. */
  public enum Outcome {
    AGREE,
    DIFFER,
    MISSING
  }

  /**
   * One kind of fact, as each side has it; what nobody has is left out.
   *
   * @param outcome absent where agreeing or differing tells nothing, such as which agencies wrote
   */
  public record Line(String fact, List<String> one, List<String> other, @Nullable Outcome outcome) {
    /** The colour of an outcome's tag. */
    public static String colour(Outcome outcome) {
      return switch (outcome) {
        case AGREE -> " govuk-tag--green";
        case DIFFER -> " govuk-tag--red";
        case MISSING -> " govuk-tag--grey";
      };
    }
  }

  /**
   * Two people, ready to be shown.
   *
   * @param closest why the two may be one: their most alike descriptions; absent with nothing to
   *     compare
   */
  public record Pair(
      UUID one,
      UUID other,
      Identity ones,
      Identity others,
      List<Line> lines,
      Comparing.@Nullable Closest closest) {}

  Pair of(
      Identity one,
      Identity other,
      Collection<Description> ones,
      Collection<Description> others,
      StoryWords say) {
    var lines = new ArrayList<Line>();
    add(lines, "name", one, other, who -> values(who.names(), name -> name));
    add(lines, "known-as", one, other, who -> values(who.knownAs(), name -> name));
    add(lines, "born", one, other, who -> values(who.born(), say::born));
    if (one.born().isEmpty() || other.born().isEmpty()) {
      add(lines, "age", one, other, who -> say.age(who).stream());
    }
    add(lines, "sex", one, other, who -> values(who.sexes(), say::sex));
    add(lines, "number", one, other, who -> values(who.identifiers(), say::identifier));
    add(lines, "address", one, other, who -> values(who.addresses(), say::address));
    add(lines, "phone", one, other, who -> values(who.phones(), phone -> phone));
    lines.add(new Line("agency", agencies(one, say), agencies(other, say), null));
    return new Pair(
        one.person(),
        other.person(),
        one,
        other,
        lines,
        comparing.closest(ones, others).orElse(null));
  }

  private static List<String> agencies(Identity who, StoryWords say) {
    return who.agencies().stream().map(say::agency).toList();
  }

  private static <T> Stream<String> values(List<Said<T>> said, Function<T, String> words) {
    return said.stream().map(Said::value).filter(Objects::nonNull).map(words);
  }

  private static void add(
      List<Line> lines,
      String fact,
      Identity one,
      Identity other,
      Function<Identity, Stream<String>> values) {
    List<String> ones = values.apply(one).distinct().limit(MOST_VALUES).toList();
    List<String> others = values.apply(other).distinct().limit(MOST_VALUES).toList();
    if (!ones.isEmpty() || !others.isEmpty()) {
      lines.add(new Line(fact, ones, others, outcome(ones, others)));
    }
  }

  private static Outcome outcome(List<String> ones, List<String> others) {
    if (ones.isEmpty() || others.isEmpty()) {
      return Outcome.MISSING;
    }
    List<String> plain = others.stream().map(SideBySide::plain).toList();
    return ones.stream().map(SideBySide::plain).anyMatch(plain::contains)
        ? Outcome.AGREE
        : Outcome.DIFFER;
  }

  private static String plain(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
