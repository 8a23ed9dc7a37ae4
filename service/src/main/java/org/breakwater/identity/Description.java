package org.breakwater.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.intake.Readable;
import org.breakwater.intake.Report;
import org.jspecify.annotations.Nullable;

/**
 * What a mention says about who somebody is: all that a matcher may compare. Many mentions share
 * one, word for word, so a description is kept and compared once.
 *
 * @param age in years on {@code asOf}; -1 for an unborn child
 * @param asOf the day on which the age was written down; absent without an age
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Description(
    @Nullable String given,
    @Nullable String middle,
    @Nullable String family,
    List<String> knownAs,
    @Nullable String born,
    @Nullable Integer age,
    @Nullable String asOf,
    @Nullable String sex,
    List<Report.Address> addresses,
    List<String> phones,
    List<Report.Identifier> identifiers) {

  public Description {
    knownAs = Report.each(knownAs);
    addresses = Report.each(addresses);
    phones = Report.each(phones);
    identifiers = Report.each(identifiers);
  }

  /** What the report says of one of its people, as a reading can hold it. */
  static Description of(Report.Person person, String recorded) {
    return new Description(
        Readable.orNull(person.given()),
        Readable.orNull(person.middle()),
        Readable.orNull(person.family()),
        Report.each(person.knownAs()).stream().map(Readable::text).toList(),
        person.born(),
        person.age(),
        person.age() == null ? null : recorded.substring(0, 10),
        person.sex(),
        Report.each(person.addresses()).stream().map(Description::address).toList(),
        Report.each(person.phones()).stream().map(Readable::text).toList(),
        Report.each(person.identifiers()).stream()
            .map(id -> new Report.Identifier(id.scheme(), Readable.text(id.value())))
            .toList());
  }

  private static Report.Address address(Report.Address address) {
    return new Report.Address(Readable.orNull(address.line()), Readable.orNull(address.postcode()));
  }

  /** The given, middle and family names in one, and nothing where there are none. */
  public String fullName() {
    return Stream.of(given, middle, family)
        .filter(Objects::nonNull)
        .filter(name -> !name.isBlank())
        .collect(Collectors.joining(" "));
  }

  /** Every name that the writer gave. */
  public List<String> names() {
    return Stream.concat(Stream.of(fullName()), knownAs.stream())
        .filter(name -> !name.isBlank())
        .distinct()
        .toList();
  }

  /** Names the description by its own words: the same for every mention that says the same. */
  static UUID id(String json) {
    return UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8));
  }
}
