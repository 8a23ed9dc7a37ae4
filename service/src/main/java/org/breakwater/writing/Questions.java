package org.breakwater.writing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.breakwater.pages.Field;
import org.breakwater.pages.Option;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.jspecify.annotations.Nullable;

/** The form's questions as its page asks them, with what was typed and what is wrong with it. */
public record Questions(Words say, Form form, List<Wrong> wrong, List<Colleagues.Post> posts) {
  private static final List<String> ROLES =
      List.of(
          "child",
          "parent",
          "carer",
          "sibling",
          "adult",
          "adult-of-concern",
          "professional",
          "reporter",
          "other");
  private static final List<String> SEXES = List.of("", "female", "male", "other", "unknown");
  private static final List<String> THINGS =
      List.of("vehicle", "phone", "place", "account", "business", "other");
  private static final List<String> KINDS =
      List.of(
          "concern",
          "contact",
          "missing",
          "intelligence",
          "outreach",
          "attendance",
          "health-attendance",
          "placement",
          "domestic-abuse",
          "crime",
          "stop-check");
  private static final List<String> CONCERNS =
      List.of(
          "sexual-exploitation",
          "criminal-exploitation",
          "neglect",
          "physical-abuse",
          "emotional-abuse",
          "domestic-abuse",
          "missing");

  /** A question about the report. */
  public Field ask(String name, @Nullable String value) {
    return ask(name, "writing." + name, value);
  }

  /** A question about the person at this place. */
  public Field ofPerson(int at, String name, @Nullable String value) {
    return ask("person-" + at + "-" + name, "writing.person." + name, value);
  }

  /** A question about the thing at this place. */
  public Field ofThing(int at, String name, @Nullable String value) {
    return ask("thing-" + at + "-" + name, "writing.thing." + name, value);
  }

  /** Which posts may see it. */
  public Field chosenPosts() {
    return ask("post", "writing.post.label", null);
  }

  private Field ask(String name, String key, @Nullable String value) {
    String hint = say.has(key + ".hint") ? say.of(key + ".hint") : null;
    return Field.of(name, say.of(key)).hint(hint).value(value).error(error(name).orElse(null));
  }

  private Optional<String> error(String name) {
    return wrong.stream()
        .filter(one -> name.equals(one.field()) || (name + "-day").equals(one.field()))
        .map(Wrong::words)
        .findFirst();
  }

  public List<Option> roles(String chosen) {
    return options("writing.role", ROLES, List.of(chosen));
  }

  public List<Option> sexes(String chosen) {
    return options("writing.sex", SEXES, List.of(chosen));
  }

  public List<Option> thingTypes(String chosen) {
    return options("writing.type", THINGS, List.of(chosen));
  }

  public List<Option> kinds() {
    return options("writing.kind", KINDS, List.of(form.kind()));
  }

  public List<Option> concerns() {
    return options("writing.concern", CONCERNS, form.concerns());
  }

  public List<Option> markings() {
    return Stream.of("OPEN", "RESTRICTED", "SEALED")
        .map(level ->
            new Option(
                level,
                say.of("writing.marking." + level),
                say.of("writing.marking." + level + ".hint"),
                level.equals(form.marking())))
        .toList();
  }

  public List<Option> postOptions() {
    return posts.stream()
        .map(post ->
            Option.of(
                post.code(),
                say.of("writing.post", post.name(), post.partner()),
                form.posts().contains(post.code())))
        .toList();
  }

  public List<Option> unknown() {
    return List.of(Option.of("yes", say.of("writing.unknown.yes"), form.unknown()));
  }

  /** Whose words the box of words may hold: those who stand on the form so far. */
  public List<Option> speakers() {
    return java.util.stream.IntStream.range(0, form.people().size())
        .mapToObj(at -> Option.of(String.valueOf(at), title(at), at == form.wordsOf()))
        .toList();
  }

  /** How the person at this place is headed. */
  public String title(int at) {
    String called = form.people().get(at).called();
    return called.isEmpty()
        ? say.of("writing.person.title", at + 1)
        : say.of("writing.person.title.named", at + 1, called);
  }

  private List<Option> options(String key, List<String> codes, List<String> chosen) {
    return codes.stream()
        .map(code ->
            Option.of(
                code,
                code.isEmpty() ? say.of("writing.not-said") : say.ofCode(key, code),
                chosen.contains(code)))
        .toList();
  }
}
