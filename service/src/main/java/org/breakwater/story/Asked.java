package org.breakwater.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a story's page was asked for by its address.
 *
 * @param print everything on one page, for paper
 * @param wrong what was typed that is no date, to be mended; the story is shown without it
 */
public record Asked(
    Address address, boolean print, MultiValueMap<String, String> typed, List<Wrong> wrong) {

  /**
   * Reads an address.
   *
   * @param path of the page
   */
  public static Asked of(String path, MultiValueMap<String, String> typed, Words words) {
    var wrong = new ArrayList<Wrong>();
    LocalDate from = day(typed, "from", WrittenDate::first, wrong, words);
    LocalDate to = day(typed, "to", WrittenDate::last, wrong, words);
    LocalDate day = day(typed, "day", WrittenDate::last, wrong, words);
    boolean print = "print".equals(typed.getFirst("view"));
    var order =
        print || "oldest".equals(typed.getFirst("order"))
            ? Filter.Order.OLDEST
            : Filter.Order.NEWEST;
    var filter = new Filter(codes(typed, "agency"), codes(typed, "kind"), from, to, order);
    var asKnown = AsKnown.of(day, typed.getFirst("answer"));
    return new Asked(new Address(path, filter, asKnown, number(typed)), print, typed, wrong);
  }

  public AsKnown asKnown() {
    return address.asKnown();
  }

  public Filter filter() {
    return address.filter();
  }

  /** What was typed into a field, to be shown there again. */
  public @Nullable String value(String name) {
    return typed.getFirst(name);
  }

  /** What is wrong with a field. */
  public @Nullable String error(String name) {
    return wrong.stream()
        .filter(one -> name.equals(one.field()))
        .map(Wrong::words)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate day(
      MultiValueMap<String, String> typed,
      String name,
      Function<WrittenDate, LocalDate> edge,
      List<Wrong> wrong,
      Words words) {
    String text = typed.getFirst(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    Optional<LocalDate> day = WrittenDate.of(text).map(edge);
    if (day.isEmpty()) {
      wrong.add(new Wrong(words.of("story.date.wrong"), name));
    }
    return day.orElse(null);
  }

  private static Set<String> codes(MultiValueMap<String, String> typed, String name) {
    return typed.getOrDefault(name, List.of()).stream()
        .filter(code -> code.matches("[a-z][a-z0-9.-]{1,63}"))
        .collect(Collectors.toSet());
  }

  private static int number(MultiValueMap<String, String> typed) {
    String text = typed.getFirst("page");
    return text != null && text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
  }
}
