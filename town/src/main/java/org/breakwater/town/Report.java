package org.breakwater.town;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one agency wrote down, in the shape of the report contract; null or empty means
 * left out.
 */
public record Report(
    String ref,
    String agency,
    String kind,
    List<String> concerns,
    @Nullable String occurred,
    Instant recorded,
    Author author,
    String summary,
    List<Person> people,
    List<Thing> things,
    List<Link> links) {

  /** Who wrote it. */
  public record Author(String name, String post) {}

  /** A person as this report describes them. */
  public record Person(
      String ref,
      String role,
      @Nullable String given,
      @Nullable String middle,
      @Nullable String family,
      List<String> knownAs,
      @Nullable String born,
      @Nullable Integer age,
      @Nullable String sex,
      @Nullable String ethnicity,
      List<Address> addresses,
      List<String> phones,
      @Nullable String words,
      List<Identifier> identifiers) {}

  /** Where someone lives, as written. */
  public record Address(String line, @Nullable String postcode) {}

  /** A number that a service gave to a person. */
  public record Identifier(String scheme, String value) {}

  /** A vehicle, phone, place, account or business as this report describes it. */
  public record Thing(String ref, String type, String value, @Nullable String label) {}

  /** How two mentions of this report belong together. */
  public record Link(String from, String to, String type) {}
}
