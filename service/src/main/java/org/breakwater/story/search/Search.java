package org.breakwater.story.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.story.search.Why.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Finds people, things and reports by everything that a question may mean. */
final class Search {
  /** People who share a name or a birthday beyond this are not gone through. */
  private static final int CANDIDATES = 400;

  private static final String PEOPLE_OF_DESCRIPTION =
      """
      join description d on d.id = candidate.description
      join mention m on m.description = d.id
      join membership ms on ms.entry = m.entry and ms.at = m.at and ms.to_place is null
      """;

  private static final String NAMED =
      "select ms.person, max(candidate.likeness)::float8 as likeness,"
          + " (array_agg(d.names order by candidate.likeness desc))[1] as matched\n"
          + "from readings.descriptions_named(:given, :candidates) candidate\n"
          + PEOPLE_OF_DESCRIPTION
          + "group by ms.person order by likeness desc, count(*) desc, ms.person limit :most";

  private static final String BORN =
      "select ms.person, min(d.details::jsonb ->> 'born') as matched\n"
          + "from readings.descriptions_born(:born, :candidates) candidate\n"
          + PEOPLE_OF_DESCRIPTION
          + "group by ms.person order by count(*) desc, ms.person limit :most";

  private static final String NAMED_AND_BORN =
      "select ms.person, max(word_similarity(:given, d.names))::float8 as likeness,"
          + " min(d.names) as matched\n"
          + "from readings.descriptions_born(:born, 5000) candidate\n"
          + PEOPLE_OF_DESCRIPTION
          + """
          where d.sounds && array(
              select code from regexp_split_to_table(:given, '[[:space:]-]+') word,
                unnest(daitch_mokotoff(word)) code)
            or word_similarity(:given, d.names) > 0.4
          group by ms.person order by likeness desc, count(*) desc, ms.person limit :most\
          """;

  private static final String NUMBERED =
      "select ms.person, min(upper(candidate.scheme) || ' ' || candidate.value) as matched\n"
          + "from identifier candidate\n"
          + PEOPLE_OF_DESCRIPTION
          + "where candidate.value = :number group by ms.person order by ms.person limit :most";

  private static final String OWNERS =
      """
      select ms.person, th.type, min(th.shown) as matched
      from thing_mention t
      join thing th on th.id = t.thing
      join membership ms on ms.entry = t.entry and ms.at = t.person_at and ms.to_place is null
      where t.thing = any (string_to_array(:things, ',')::uuid[]) and th.type <> 'nickname'
      group by ms.person, th.type order by count(*) desc, ms.person limit :most\
      """;

  private static final String COUNTED =
      """
      join thing th on th.id = candidate.thing
      join appearance a on a.subject = th.id
      group by th.id, th.type, th.shown, th.value
      order by exact desc, likeness desc, reports desc, th.id limit :most\
      """;

  private static final String VEHICLES =
      "select th.id, th.type, th.shown, count(*)::int as reports, th.value = :value as exact,"
          + " 0::float8 as likeness from readings.vehicles_like(:value, :candidates) candidate\n"
          + COUNTED;

  private static final String PHONES =
      "select th.id, th.type, th.shown, count(*)::int as reports, th.value = :value as exact,"
          + " 0::float8 as likeness from readings.phones_like(:value, :candidates) candidate\n"
          + COUNTED;

  private static final String PLACES =
      "select th.id, th.type, th.shown, count(*)::int as reports, th.value = :value as exact,"
          + " max(candidate.likeness)::float8 as likeness"
          + " from readings.things_named(:value, :candidates) candidate\n"
          + COUNTED;

  private static final String REPORTS =
      """
      select entry, agency, ref from report
      where ref = any (string_to_array(:refs, chr(10))) order by agency, ref limit :most\
      """;

  private final JdbcClient jdbc;

  Search(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Found find(Question question) {
    List<Found.Thing> things = things(question);
    Map<UUID, List<Why>> people = people(question, things);
    List<Found.Person> ranked =
        people.entrySet().stream()
            .map(one -> new Found.Person(one.getKey(), one.getValue()))
            .sorted(Comparator.comparing(Search::best))
            .toList();
    return new Found(
        first(ranked),
        ranked.size() > Found.MOST,
        first(things),
        things.size() > Found.MOST,
        reports(question));
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(Found.MOST, all.size()));
  }

  private static Reason best(Found.Person person) {
    return person.why().stream().map(Why::reason).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** Everyone found, in the order in which the statements rank them, each with every reason. */
  private Map<UUID, List<Why>> people(Question question, List<Found.Thing> things) {
    var people = new LinkedHashMap<UUID, List<Why>>();
    question
        .identifier()
        .ifPresent(number ->
            hits(NUMBERED, people, Reason.IDENTIFIER, sql -> sql.param("number", number)));
    question.name().ifPresent(name -> named(name, question, people));
    if (question.born() != null && question.name().isEmpty()) {
      hits(
          BORN,
          people,
          Reason.BORN,
          sql -> sql.param("born", question.born()).param("candidates", CANDIDATES));
    }
    owners(things, people);
    return people;
  }

  private void named(String name, Question question, Map<UUID, List<Why>> people) {
    if (question.born() != null) {
      hits(
          NAMED_AND_BORN,
          people,
          Reason.NAME_AND_BORN,
          sql -> sql.param("given", name).param("born", question.born()));
    }
    String asked = plain(name);
    people(NAMED, sql -> sql.param("given", name).param("candidates", CANDIDATES))
        .forEach(hit ->
            because(people, hit.person(), new Why(reason(asked, hit.matched()), hit.matched())));
  }

  private static Reason reason(String asked, String matched) {
    String names = plain(matched);
    if (names.equals(asked)) {
      return Reason.SAME_NAME;
    }
    return (" " + names + " ").contains(" " + asked + " ")
        ? Reason.WORDS_IN_NAME
        : Reason.LIKE_NAME;
  }

  private void owners(List<Found.Thing> things, Map<UUID, List<Why>> people) {
    String ids =
        first(things).stream()
            .filter(thing ->
                EnumSet.of(Reason.SAME_VALUE, Reason.LIKE_VALUE).contains(thing.why().reason()))
            .map(thing -> thing.id().toString())
            .collect(Collectors.joining(","));
    if (ids.isEmpty()) {
      return;
    }
    jdbc.sql(OWNERS)
        .param("things", ids)
        .param("most", Found.MOST + 1)
        .query(row -> {
          Reason reason = row.getString("type").equals("phone") ? Reason.PHONE : Reason.ADDRESS;
          because(
              people,
              row.getObject("person", UUID.class),
              new Why(reason, row.getString("matched")));
        });
  }

  private List<Found.Thing> things(Question question) {
    return Stream.of(
            question.plate().stream().flatMap(plate -> things(VEHICLES, plate, Reason.LIKE_PLATE)),
            question.phone().stream().flatMap(phone -> things(PHONES, phone, Reason.LIKE_VALUE)),
            question.place().stream().flatMap(place -> things(PLACES, place, Reason.LIKE_VALUE)))
        .flatMap(found -> found)
        .toList();
  }

  private Stream<Found.Thing> things(String sql, String value, Reason unlessSame) {
    return jdbc
        .sql(sql)
        .param("value", value)
        .param("candidates", CANDIDATES)
        .param("most", Found.MOST + 1)
        .query((row, _) ->
            new Found.Thing(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("shown"),
                row.getInt("reports"),
                new Why(row.getBoolean("exact") ? Reason.SAME_VALUE : unlessSame, null)))
        .stream();
  }

  private List<Found.Report> reports(Question question) {
    return question.references().isEmpty()
        ? List.of()
        : jdbc.sql(REPORTS)
            .param("refs", String.join("\n", question.references()))
            .param("most", Found.MOST)
            .query(Found.Report.class)
            .list();
  }

  /** Somebody whom one statement found, by what. */
  private record Hit(UUID person, String matched) {}

  /** Gives a statement what it asks for. */
  private interface Asking {
    StatementSpec of(StatementSpec sql);
  }

  private void hits(String sql, Map<UUID, List<Why>> people, Reason reason, Asking asking) {
    people(sql, asking)
        .forEach(hit -> because(people, hit.person(), new Why(reason, hit.matched())));
  }

  private List<Hit> people(String sql, Asking asking) {
    return asking
        .of(jdbc.sql(sql))
        .param("most", Found.MOST + 1)
        .query((row, _) -> new Hit(row.getObject("person", UUID.class), row.getString("matched")))
        .list();
  }

  private static void because(Map<UUID, List<Why>> people, UUID person, Why why) {
    people.computeIfAbsent(person, _ -> new ArrayList<>()).add(why);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
