package org.breakwater.writing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.LinkedMultiValueMap;

/**
 * A report as far as it has been typed, every box as it stands; kept as a draft in this form.
 *
 * @param words what a child or another person said, in their own words
 * @param wordsOf which of the people said it, counted from 0
 * @param unknown whether the writer does not know when it happened
 * @param readers sign-in names of those who may see a sealed report
 */
public record Form(
    String summary,
    String words,
    int wordsOf,
    List<Someone> people,
    List<Something> things,
    TypedDate happened,
    String time,
    boolean unknown,
    String kind,
    List<String> concerns,
    String otherConcern,
    String marking,
    List<String> posts,
    String readers) {

  /** A person as typed. */
  public record Someone(
      String role,
      String given,
      String family,
      String knownAs,
      TypedDate born,
      String age,
      String sex,
      String ethnicity,
      String line,
      String postcode,
      String phone,
      String nhs,
      String upn,
      String said) {

    static final Someone CHILD = of(new Typed(new LinkedMultiValueMap<>()));

    private static Someone of(Typed typed) {
      return new Someone(
          typed.one("role").isEmpty() ? "child" : typed.one("role"),
          typed.one("given"),
          typed.one("family"),
          typed.one("known-as"),
          TypedDate.of(typed, "born"),
          typed.one("age").strip(),
          typed.one("sex"),
          typed.one("ethnicity"),
          typed.one("line"),
          typed.one("postcode"),
          typed.one("phone"),
          typed.one("nhs"),
          typed.one("upn"),
          typed.one("said"));
    }

    /** Whether nothing was typed about them. */
    @JsonIgnore
    public boolean blank() {
      return born.blank()
          && Stream.of(
                  given, family, knownAs, age, sex, ethnicity, line, postcode, phone, nhs, upn,
                  said)
              .allMatch(String::isBlank);
    }

    /** What to call them on the page; empty where no name was typed. */
    @JsonIgnore
    public String called() {
      String name = (given.strip() + " " + family.strip()).strip();
      return name.isEmpty() ? knownAs.strip() : name;
    }
  }

  /** A thing as typed. */
  public record Something(String type, String value, String postcode, String label) {
    private static Something of(Typed typed) {
      return new Something(
          typed.one("type").isEmpty() ? "vehicle" : typed.one("type"),
          typed.one("value"),
          typed.one("postcode"),
          typed.one("label"));
    }

    /** Whether nothing was typed about it. */
    @JsonIgnore
    public boolean blank() {
      return (value + postcode + label).isBlank();
    }
  }

  static Form of(Typed typed) {
    List<Someone> people = typed.each("person", Someone::of);
    return new Form(
        typed.one("summary"),
        typed.one("words"),
        typed.number("words-of"),
        people.isEmpty() ? List.of(Someone.CHILD) : people,
        typed.each("thing", Something::of),
        TypedDate.of(typed, "happened"),
        typed.one("time").strip(),
        !typed.one("unknown").isEmpty(),
        typed.one("kind").isEmpty() ? "concern" : typed.one("kind"),
        typed.all("concern"),
        typed.one("concern-other"),
        typed.one("marking").isEmpty() ? "OPEN" : typed.one("marking"),
        typed.all("post"),
        typed.one("readers"));
  }

  /** Nothing typed yet. */
  static Form empty() {
    return of(new Typed(new LinkedMultiValueMap<>()));
  }

  /** The form after one of its smaller buttons was pressed, such as {@code add-person}. */
  Form after(String pressed) {
    var newPeople = new ArrayList<>(people);
    var newThings = new ArrayList<>(things);
    switch (pressed) {
      case "add-person" -> {
        if (newPeople.size() < Typed.MOST) {
          newPeople.add(Someone.CHILD);
        }
      }
      case "add-thing" -> {
        if (newThings.size() < Typed.MOST) {
          newThings.add(new Something("vehicle", "", "", ""));
        }
      }
      default -> {
        return remove(pressed, newPeople, newThings);
      }
    }
    return with(newPeople, newThings, wordsOf);
  }

  private Form remove(String pressed, List<Someone> newPeople, List<Something> newThings) {
    int said = wordsOf;
    if (pressed.matches("remove-(person|thing)-[0-9]{1,2}")) {
      int at = Integer.parseInt(pressed.substring(pressed.lastIndexOf('-') + 1));
      List<?> from = pressed.startsWith("remove-person") ? newPeople : newThings;
      if (at < from.size()) {
        from.remove(at);
        said = from == newPeople && at < wordsOf ? wordsOf - 1 : wordsOf;
      }
    }
    return with(newPeople.isEmpty() ? List.of(Someone.CHILD) : newPeople, newThings, said);
  }

  /** The same, happening at another time. */
  Form happening(TypedDate day, String atTime, boolean notKnown) {
    return new Form(
        summary,
        words,
        wordsOf,
        people,
        things,
        day,
        atTime,
        notKnown,
        kind,
        concerns,
        otherConcern,
        marking,
        posts,
        readers);
  }

  private Form with(List<Someone> newPeople, List<Something> newThings, int said) {
    return new Form(
        summary,
        words,
        Math.min(said, newPeople.size() - 1),
        List.copyOf(newPeople),
        List.copyOf(newThings),
        happened,
        time,
        unknown,
        kind,
        concerns,
        otherConcern,
        marking,
        posts,
        readers);
  }
}
