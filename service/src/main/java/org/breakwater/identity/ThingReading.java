package org.breakwater.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.database.Columns;
import org.breakwater.intake.Readable;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportReceived;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Things: vehicles, phones, places, addresses, accounts, businesses, what adults are called who may
 * be anybody, and where each turns up.
 */
final class ThingReading implements Reading {
  private static final String THING =
      """
      insert into thing (id, type, value, shown, sounds)
      select said.id, said.type, said.value, said.shown,
        (select array_agg(distinct code order by code)
         from regexp_split_to_table(said.aloud, '[\\s-]+') word, unnest(daitch_mokotoff(word)) code)
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
        as said (id, type, value, shown, aloud)
      where not exists (select 1 from thing known where known.id = said.id offset 0)\
      """;

  private static final String MENTION =
      """
      insert into thing_mention (entry, n, thing, ref, person_at, as_typed, label)
      select * from unnest(?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::int[], ?::text[], ?::text[])\
      """;

  private static final String NAMED =
      "select distinct thing from thing_mention where entry = any(?)";

  private static final Set<String> CALLED = Set.of("adult", "adult-of-concern");

  private static final String FORGET = "delete from thing_mention where entry = any(?)";

  /** A thing that turns up nowhere any more. */
  private static final String NOWHERE =
      """
      delete from thing where id = any(?)
        and not exists (select 1 from thing_mention m where m.thing = thing.id)\
      """;

  @Override
  public List<String> tables() {
    return List.of("thing", "thing_mention");
  }

  @Override
  public void forget(List<UUID> erased, JdbcTemplate jdbc) {
    Object ids = erased.toArray(UUID[]::new);
    Object things = jdbc.queryForList(NAMED, UUID.class, ids).toArray(UUID[]::new);
    jdbc.update(FORGET, ids);
    jdbc.update(NOWHERE, things);
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    var things = new LinkedHashMap<UUID, Thing>();
    var mentions = new ArrayList<Object[]>();
    for (Entry entry : entries) {
      if (entry.event() instanceof ReportReceived received) {
        int n = 0;
        for (Typed typed : typed(received.report())) {
          Thing thing = typed.thing();
          things.putIfAbsent(thing.id(), thing);
          mentions.add(
              new Object[] {
                entry.id(),
                n++,
                thing.id(),
                typed.ref(),
                typed.personAt(),
                typed.asTyped(),
                typed.label()
              });
        }
      }
    }
    if (!mentions.isEmpty()) {
      jdbc.update(
          THING,
          things.keySet().toArray(UUID[]::new),
          each(things, Thing::type),
          each(things, Thing::value),
          each(things, Thing::shown),
          each(things, Thing::spoken));
      Columns.write(MENTION, mentions, jdbc);
    }
  }

  private static @Nullable String[] each(
      Map<UUID, Thing> things, Function<Thing, @Nullable String> part) {
    return things.values().stream().map(part).toArray(String[]::new);
  }

  private static List<Typed> typed(Report report) {
    Stream<Typed> things =
        Report.each(report.things()).stream()
            .flatMap(thing ->
                Thing.of(thing.type(), thing.value(), thing.postcode()).stream()
                    .map(it ->
                        new Typed(
                            it,
                            Readable.text(thing.ref()),
                            null,
                            Readable.text(thing.value()),
                            Readable.orNull(thing.label()))));
    var people = new ArrayList<Typed>();
    for (int at = 0; at < report.people().size(); at++) {
      people.addAll(belongings(report.people().get(at), at));
    }
    return Stream.concat(things, people.stream()).toList();
  }

  private static List<Typed> belongings(Report.Person person, int at) {
    Stream<Typed> phones =
        Report.each(person.phones()).stream()
            .flatMap(phone ->
                Thing.of("phone", phone, null).stream()
                    .map(it -> new Typed(it, null, at, Readable.text(phone), null)));
    Stream<Typed> addresses =
        Report.each(person.addresses()).stream()
            .flatMap(address -> {
              String typed =
                  Stream.of(address.line(), address.postcode())
                      .filter(part -> part != null && !part.isBlank())
                      .collect(Collectors.joining(", "));
              return Thing.of("address", address.line(), address.postcode()).stream()
                  .map(it -> new Typed(it, null, at, Readable.text(typed), null));
            });
    return Stream.of(phones, addresses, nicknames(person, at)).flatMap(one -> one).toList();
  }

  /**
   * What an adult is called who is neither family nor there by profession: their nicknames, or a
   * given name alone. A child's nickname is theirs, and no page is made of it.
   */
  private static Stream<Typed> nicknames(Report.Person person, int at) {
    if (!CALLED.contains(person.role())) {
      return Stream.empty();
    }
    List<String> names = new ArrayList<>(Report.each(person.knownAs()));
    String given = person.given();
    if (names.isEmpty() && given != null && person.family() == null) {
      names.add(given);
    }
    return names.stream()
        .flatMap(name ->
            Thing.of(Thing.NICKNAME, name, null).stream()
                .map(it -> new Typed(it, null, at, Readable.text(name), null)));
  }

  /** A thing as one report has it. */
  private record Typed(
      Thing thing,
      @Nullable String ref,
      @Nullable Integer personAt,
      String asTyped,
      @Nullable String label) {}
}
