package org.breakwater.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one agency wrote down, as its own system handed it over: the contract's report,
 * every word and spelling as sent. What was absent is null.
 *
 * @param ref the agency's own reference; (agency, ref) names the report for ever
 * @param occurred the contract's {@code when}: a year, a month, a day or an instant
 * @param recorded RFC 3339, when the agency wrote it down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
    String ref,
    String agency,
    String kind,
    @Nullable List<String> concerns,
    @Nullable String occurred,
    String recorded,
    @Nullable Writer author,
    String summary,
    List<Person> people,
    @Nullable List<Thing> things,
    @Nullable List<Link> links) {

  /** Who wrote the report, as far as the agency said. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Writer(@Nullable String name, @Nullable String post) {}

  /**
   * A person as this report describes them.
   *
   * @param ref names this mention within the report
   * @param role child, parent, carer, sibling, adult, adult-of-concern, professional, reporter,
   *     other
   * @param born a year, a month or a day, as written
   * @param age in years when the report was written; -1 for an unborn child
   * @param words what they said, in their own words
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Person(
      String ref,
      String role,
      @Nullable String given,
      @Nullable String middle,
      @Nullable String family,
      @Nullable List<String> knownAs,
      @Nullable String born,
      @Nullable Integer age,
      @Nullable String sex,
      @Nullable String ethnicity,
      @Nullable List<Address> addresses,
      @Nullable List<String> phones,
      @Nullable String words,
      @Nullable List<Identifier> identifiers) {}

  /** Where a person lives or stays, as typed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Address(@Nullable String line, @Nullable String postcode) {}

  /** A number that names a person in some scheme, as typed. */
  public record Identifier(String scheme, String value) {}

  /**
   * A vehicle, phone, place, account, business or other thing as this report describes it.
   *
   * @param value a registration ({@code ?} stands for a character not seen), a number, a name
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Thing(
      String ref, String type, String value, @Nullable String postcode, @Nullable String label) {}

  /** How two of the report's people and things belong together, by their refs. */
  public record Link(String from, String to, String type) {}

  /** The list, or an empty one where the report has none. */
  public static <T> List<T> each(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
