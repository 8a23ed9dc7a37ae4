package org.breakwater.identity;

import java.time.LocalDate;
import java.util.List;
import org.breakwater.intake.Report;
import org.breakwater.linkage.Kind;
import org.breakwater.linkage.PersonRecord;

/** A description in the words of the linkage engine: what may be compared, and nothing else. */
final class Said {
  private static final String SOURCE = "record";

  private Said() {}

  /**
   * @param id names the record among those it is compared with
   */
  static PersonRecord record(String id, Description said) {
    var record =
        PersonRecord.of(SOURCE, id)
            .with(Kind.GIVEN, said.given())
            .with(Kind.MIDDLE, said.middle())
            .with(Kind.FAMILY, said.family())
            .with(Kind.BORN, said.born())
            .with(Kind.SEX, said.sex());
    Integer age = said.age();
    String asOf = said.asOf();
    if (age != null && asOf != null && age >= 0) {
      record.aged(age, LocalDate.parse(asOf));
    }
    few(said.knownAs()).forEach(name -> record.with(Kind.KNOWNAS, name));
    for (Report.Address address : few(said.addresses())) {
      record.with(Kind.ADDRESS, address.line()).with(Kind.POSTCODE, address.postcode());
    }
    few(said.phones()).forEach(phone -> record.with(Kind.PHONE, phone));
    few(said.identifiers())
        .forEach(number -> record.with(Kind.IDENTIFIER, number.scheme(), number.value()));
    return record.record();
  }

  /** One report may list hundreds of anything, which tells no more about who somebody is. */
  private static <T> List<T> few(List<T> values) {
    return values.subList(0, Math.min(values.size(), MOST_OF_A_KIND));
  }

  private static final int MOST_OF_A_KIND = 20;
}
