package org.breakwater.writing;

import java.util.List;
import java.util.stream.Stream;
import org.breakwater.pages.Field;
import org.breakwater.pages.Option;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Marking;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a report from now on, as far as it has been typed.
 *
 * @param seen who could see it when the page was opened
 */
public record MarkingForm(
    String seen, String level, List<String> posts, String readers, String reason) {
  static final int LONGEST_REASON = 2_000;

  static MarkingForm of(Typed typed) {
    return new MarkingForm(
        typed.one("seen"),
        typed.one("marking"),
        typed.all("post"),
        typed.one("readers"),
        typed.one("reason").strip());
  }

  /** The boxes as they stand before anything is changed. */
  static MarkingForm of(Marking marking, List<String> signIns) {
    return new MarkingForm(
        text(marking),
        marking.level().name(),
        marking.level() == Marking.Level.RESTRICTED ? List.copyOf(marking.named()) : List.of(),
        String.join(", ", signIns),
        "");
  }

  MarkingForm after(Marking now) {
    return new MarkingForm(text(now), level, posts, readers, reason);
  }

  /** A marking as the page sends it back, so that a change in between is noticed. */
  static String text(Marking marking) {
    return marking.level() + " " + String.join(" ", marking.named());
  }

  Circle circle() {
    return new Circle(level, posts, readers);
  }

  boolean answered() {
    return Stream.of(Marking.Level.values()).anyMatch(one -> one.name().equals(level));
  }

  /** A question of the page. */
  public Field ask(String name, Words say, @Nullable String value, List<Wrong> wrong) {
    String own = "writing.remark." + name;
    String key = say.has(own) ? own : "writing." + (name.equals("post") ? "post.label" : name);
    return Field.of(name, say.of(key))
        .hint(say.has(key + ".hint") ? say.of(key + ".hint") : null)
        .value(value)
        .error(
            wrong.stream()
                .filter(one -> name.equals(one.field()))
                .map(Wrong::words)
                .findFirst()
                .orElse(null));
  }

  public List<Option> levels(Words say) {
    return Stream.of(Marking.Level.values())
        .map(one ->
            new Option(
                one.name(),
                say.of("writing.marking." + one),
                say.of("writing.marking." + one + ".hint"),
                one.name().equals(level)))
        .toList();
  }

  /** The posts that can be chosen. */
  public List<Option> postOptions(Words say, List<Colleagues.Post> all) {
    return all.stream()
        .map(post ->
            Option.of(
                post.code(),
                say.of("writing.post", post.name(), post.partner()),
                posts.contains(post.code())))
        .toList();
  }
}
