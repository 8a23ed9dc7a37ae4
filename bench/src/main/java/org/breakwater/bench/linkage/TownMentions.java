package org.breakwater.bench.linkage;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.breakwater.linkage.Kind;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.town.Report;
import org.breakwater.town.Told;
import org.breakwater.town.Town;
import org.breakwater.town.TownPlan;
import org.jspecify.annotations.Nullable;

/**
 * Everybody whom the reports of an invented town mention, and who they truly are.
 *
 * @param flat the first value of each kind in columns, the same for every linker
 * @param whole all that was said, street names and ages too, as the engine takes it
 * @param people who lives there, by their number, which is the truth of both
 */
record TownMentions(LabelledSet flat, LabelledSet whole, Map<String, Town.TruePerson> people) {
  private static final List<String> COLUMNS =
      List.of(
          "given", "middle", "family", "born", "sex", "address", "postcode", "phone", "nhs", "upn");

  static TownMentions of(TownPlan plan) {
    var town = Town.of(plan);
    var rows = new ArrayList<List<String>>();
    var whole = new ArrayList<PersonRecord>();
    var truth = new ArrayList<String>();
    town.reports().forEach(told -> mentions(told, rows, whole, truth));
    Map<String, Town.TruePerson> people = new HashMap<>();
    town.people().forEach(person -> people.put(Integer.toString(person.person()), person));
    String name = "town of %,d".formatted(plan.people());
    LabelledSet flat = LabelledSet.of(name, COLUMNS, rows, truth);
    return new TownMentions(flat, new LabelledSet(name, whole, COLUMNS, rows, truth), people);
  }

  private static void mentions(
      Told told, List<List<String>> rows, List<PersonRecord> whole, List<String> truth) {
    LocalDate recorded = told.report().recorded().atZone(ZoneOffset.UTC).toLocalDate();
    for (int i = 0; i < told.people().size(); i++) {
      Report.Person person = told.report().people().get(i);
      whole.add(whole(person, recorded, Integer.toString(rows.size())));
      rows.add(row(person));
      truth.add(Integer.toString(told.people().get(i)));
    }
  }

  private static List<String> row(Report.Person person) {
    boolean housed = !person.addresses().isEmpty();
    return List.of(
        said(person.given()),
        said(person.middle()),
        said(person.family()),
        said(person.born()),
        said(person.sex()),
        housed ? person.addresses().getFirst().line() : "",
        housed ? said(person.addresses().getFirst().postcode()) : "",
        person.phones().isEmpty() ? "" : person.phones().getFirst(),
        number(person, "nhs"),
        number(person, "upn"));
  }

  private static PersonRecord whole(Report.Person person, LocalDate recorded, String id) {
    var record =
        PersonRecord.of("a", id)
            .with(Kind.GIVEN, said(person.given()))
            .with(Kind.MIDDLE, said(person.middle()))
            .with(Kind.FAMILY, said(person.family()))
            .with(Kind.BORN, said(person.born()))
            .with(Kind.SEX, said(person.sex()));
    person.knownAs().forEach(alias -> record.with(Kind.KNOWNAS, alias));
    person.phones().forEach(phone -> record.with(Kind.PHONE, phone));
    for (Report.Address address : person.addresses()) {
      record.with(Kind.ADDRESS, address.line()).with(Kind.POSTCODE, said(address.postcode()));
    }
    person
        .identifiers()
        .forEach(number -> record.with(Kind.IDENTIFIER, number.scheme(), number.value()));
    if (person.age() != null) {
      record.aged(person.age(), recorded);
    }
    return record.record();
  }

  private static String number(Report.Person person, String scheme) {
    return person.identifiers().stream()
        .filter(number -> number.scheme().equals(scheme))
        .map(Report.Identifier::value)
        .findFirst()
        .orElse("");
  }

  private static String said(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
