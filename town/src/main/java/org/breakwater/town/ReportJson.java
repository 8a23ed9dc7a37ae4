package org.breakwater.town;

import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** Writes reports as the report contract's lines; what is absent is left out. */
final class ReportJson implements AutoCloseable {
  private final JsonGenerator json;

  ReportJson(OutputStream out) {
    json =
        JsonFactory.builder()
            .rootValueSeparator("\n")
            .build()
            .createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
  }

  void write(Report report) {
    json.writeStartObject();
    json.writeStringProperty("ref", report.ref());
    json.writeStringProperty("agency", report.agency());
    json.writeStringProperty("kind", report.kind());
    strings("concerns", report.concerns());
    string("occurred", report.occurred());
    json.writeStringProperty("recorded", report.recorded().toString());
    json.writeObjectPropertyStart("author");
    json.writeStringProperty("name", report.author().name());
    json.writeStringProperty("post", report.author().post());
    json.writeEndObject();
    json.writeStringProperty("summary", report.summary());
    json.writeArrayPropertyStart("people");
    report.people().forEach(this::person);
    json.writeEndArray();
    things(report.things());
    links(report.links());
    json.writeEndObject();
  }

  /** Ends the last line and closes the stream. */
  @Override
  public void close() {
    json.writeRaw('\n');
    json.close();
  }

  private void person(Report.Person person) {
    json.writeStartObject();
    json.writeStringProperty("ref", person.ref());
    json.writeStringProperty("role", person.role());
    string("given", person.given());
    string("middle", person.middle());
    string("family", person.family());
    strings("knownAs", person.knownAs());
    string("born", person.born());
    var age = person.age();
    if (age != null) json.writeNumberProperty("age", age);
    string("sex", person.sex());
    string("ethnicity", person.ethnicity());
    addresses(person.addresses());
    strings("phones", person.phones());
    string("words", person.words());
    identifiers(person.identifiers());
    json.writeEndObject();
  }

  private void addresses(List<Report.Address> addresses) {
    if (addresses.isEmpty()) return;
    json.writeArrayPropertyStart("addresses");
    for (var address : addresses) {
      json.writeStartObject();
      json.writeStringProperty("line", address.line());
      string("postcode", address.postcode());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void identifiers(List<Report.Identifier> identifiers) {
    if (identifiers.isEmpty()) return;
    json.writeArrayPropertyStart("identifiers");
    for (var identifier : identifiers) {
      json.writeStartObject();
      json.writeStringProperty("scheme", identifier.scheme());
      json.writeStringProperty("value", identifier.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void things(List<Report.Thing> things) {
    if (things.isEmpty()) return;
    json.writeArrayPropertyStart("things");
    for (var thing : things) {
      json.writeStartObject();
      json.writeStringProperty("ref", thing.ref());
      json.writeStringProperty("type", thing.type());
      json.writeStringProperty("value", thing.value());
      string("label", thing.label());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void links(List<Report.Link> links) {
    if (links.isEmpty()) return;
    json.writeArrayPropertyStart("links");
    for (var link : links) {
      json.writeStartObject();
      json.writeStringProperty("from", link.from());
      json.writeStringProperty("to", link.to());
      json.writeStringProperty("type", link.type());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void strings(String name, List<String> values) {
    if (values.isEmpty()) return;
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  private void string(String name, @Nullable String value) {
    if (value != null) json.writeStringProperty(name, value);
  }
}
