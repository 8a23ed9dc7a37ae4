package org.breakwater.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.Columns;
import org.breakwater.intake.Identifiers;
import org.breakwater.intake.Readable;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportReceived;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Mentions, what they say, who they are held to be, and every judgement about that. */
final class IdentityReading implements Reading {
  private static final String DESCRIPTION =
      """
      insert into description (id, details, names, sounds)
      select said.id, said.details, said.names,
        (select array_agg(distinct code order by code)
         from regexp_split_to_table(said.names, '[\\s-]+') word, unnest(daitch_mokotoff(word)) code)
      from unnest(?::uuid[], ?::text[], ?::text[]) as said (id, details, names)
      where not exists (select 1 from description known where known.id = said.id offset 0)
      returning id\
      """;

  private static final String IDENTIFIER =
      """
      insert into identifier (value, scheme, description)
      select * from unnest(?::text[], ?::text[], ?::uuid[]) on conflict do nothing\
      """;

  private static final String MENTION =
      """
      insert into mention (entry, at, ref, role, description, has_words)
      select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::uuid[], ?::boolean[])\
      """;

  private static final String JUDGEMENT =
      """
      insert into judgement (entry, n, one_entry, one_at, other_entry, other_at, verdict, weight,
        because, by_person)
      select t.entry, t.n, t.one_entry, t.one_at, t.other_entry, t.other_at, t.verdict, t.weight,
        t.because::text[], t.by_person
      from unnest(?::uuid[], ?::int[], ?::uuid[], ?::int[], ?::uuid[], ?::int[], ?::text[],
        ?::int[], ?::text[], ?::boolean[])
      as t (entry, n, one_entry, one_at, other_entry, other_at, verdict, weight, because, by_person)\
      """;

  private static final String WITHDRAW = "update judgement set withdrawn_by = ? where entry = ?";

  private static final String LEAVE =
      """
      update membership set to_place = went.place
      from unnest(?::bigint[], ?::uuid[], ?::int[], ?::uuid[]) as went (place, entry, at, person)
      where membership.entry = went.entry and membership.at = went.at
        and membership.person = went.person and to_place is null\
      """;

  private static final String JOIN =
      """
      insert into membership (entry, at, person, from_place)
      select * from unnest(?::uuid[], ?::int[], ?::uuid[], ?::bigint[])
      on conflict (entry, at, from_place) do update set person = excluded.person, to_place = null\
      """;

  private static final String PERSON =
      """
      insert into person (id, since_place)
      select * from unnest(?::uuid[], ?::bigint[]) on conflict do nothing\
      """;

  /** A person who gets mentions back, after a merge is undone, is themselves again. */
  private static final String HERSELF_AGAIN =
      "update person set merged_into = null where id = any(?) and merged_into is not null";

  /** A person whose last mention has gone leads to where it went. */
  private static final String MERGED =
      """
      update person set merged_into = went.into_person
      from unnest(?::uuid[], ?::uuid[]) as went (into_person, person)
      where person.id = went.person
        and not exists (select 1 from membership m where m.person = person.id and m.to_place is null)\
      """;

  private static final String SAID =
      "select distinct description from mention where entry = any(?)";

  private static final String FORGET = "delete from mention where entry = any(?)";

  private static final String UNSAID_KEY =
      """
      delete from blocking_key where description = any(?)
        and not exists (select 1 from mention m where m.description = blocking_key.description)\
      """;

  private static final String UNSAID_IDENTIFIER =
      """
      delete from identifier where description = any(?)
        and not exists (select 1 from mention m where m.description = identifier.description)\
      """;

  private static final String UNSAID =
      """
      delete from description where id = any(?)
        and not exists (select 1 from mention m where m.description = description.id)\
      """;

  private final KeysKept keysKept;
  private final JsonMapper json;

  IdentityReading(KeysKept keysKept, JsonMapper json) {
    this.keysKept = keysKept;
    this.json = json;
  }

  @Override
  public List<String> tables() {
    return List.of(
        "description",
        "blocking_key",
        "identifier",
        "mention",
        "membership",
        "person",
        "judgement");
  }

  /**
   * What the mentions said goes, with all by which they could be found. Who they were held to be,
   * which tells nothing without it, is told by judgements about others too, and stays.
   */
  @Override
  public void forget(List<UUID> erased, JdbcTemplate jdbc) {
    Object ids = erased.toArray(UUID[]::new);
    Object said = jdbc.queryForList(SAID, UUID.class, ids).toArray(UUID[]::new);
    jdbc.update(FORGET, ids);
    for (String unsaid : List.of(UNSAID_KEY, UNSAID_IDENTIFIER, UNSAID)) {
      jdbc.update(unsaid, said);
    }
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    mentions(entries, jdbc);
    judgements(entries, jdbc);
  }

  private void mentions(List<Entry> entries, JdbcTemplate jdbc) {
    var details = new LinkedHashMap<UUID, String>();
    var names = new ArrayList<@Nullable String>();
    var described = new LinkedHashMap<UUID, Description>();
    var identifiers = new LinkedHashSet<List<Object>>();
    var mentions = new ArrayList<Object[]>();
    for (Entry entry : entries) {
      if (entry.event() instanceof ReportReceived received) {
        Report report = received.report();
        for (int at = 0; at < report.people().size(); at++) {
          Report.Person person = report.people().get(at);
          var description = Description.of(person, report.recorded());
          String written = json.writeValueAsString(description);
          UUID id = Description.id(written);
          if (details.put(id, written) == null) {
            names.add(names(description));
            described.put(id, description);
            description
                .identifiers()
                .forEach(number ->
                    identifiers.add(
                        List.of(Identifiers.plain(number.value()), number.scheme(), id)));
          }
          mentions.add(
              new Object[] {
                entry.id(),
                at,
                Readable.text(person.ref()),
                person.role(),
                id,
                person.words() != null
              });
        }
      }
    }
    if (!details.isEmpty()) {
      List<UUID> fresh =
          jdbc.queryForList(
              DESCRIPTION,
              UUID.class,
              details.keySet().toArray(UUID[]::new),
              details.values().toArray(String[]::new),
              names.toArray(String[]::new));
      described.keySet().retainAll(new HashSet<>(fresh));
      keysKept.keep(described, jdbc);
    }
    Columns.write(IDENTIFIER, rows(identifiers), jdbc);
    Columns.write(MENTION, mentions, jdbc);
  }

  private static @Nullable String names(Description description) {
    List<String> names = description.names();
    return names.isEmpty() ? null : String.join(" ", names);
  }

  private static List<Object[]> rows(Set<List<Object>> rows) {
    return rows.stream().map(List::toArray).toList();
  }

  private static void judgements(List<Entry> entries, JdbcTemplate jdbc) {
    var judged = new ArrayList<Object[]>();
    var steps = new Steps(jdbc);
    for (Entry entry : entries) {
      if (entry.event() instanceof IdentityEvent.Judged event) {
        for (int n = 0; n < event.judgements().size(); n++) {
          judged.add(row(entry, n, event.judgements().get(n)));
        }
        steps.take(entry.place(), event.moves());
      } else if (entry.event() instanceof IdentityEvent.Withdrawn event) {
        // In order: a batch may hold both a judgement and its withdrawal.
        Columns.write(JUDGEMENT, judged, jdbc);
        judged.clear();
        jdbc.update(WITHDRAW, entry.id(), event.judged());
        steps.take(entry.place(), event.moves());
      }
    }
    Columns.write(JUDGEMENT, judged, jdbc);
    steps.finish();
  }

  private static Object[] row(Entry entry, int n, Judgement judgement) {
    return new Object[] {
      entry.id(),
      n,
      judgement.one().entry(),
      judgement.one().at(),
      judgement.other().entry(),
      judgement.other().at(),
      judgement.verdict().name(),
      judgement.weight(),
      judgement.because().toArray(String[]::new),
      entry.author().user() != null
    };
  }

  /**
   * Moves, gathered and written together for a whole batch, but for a mention that moves again:
   * what came before that is written first. Who has a mention left, and so is not merged, is asked
   * after the last move of all; somebody could only have lost all in between and gained again.
   */
  private static final class Steps {
    private final JdbcTemplate jdbc;
    private final Set<MentionId> mentions = new HashSet<>();
    private final List<Object[]> leaves = new ArrayList<>();
    private final List<Object[]> joins = new ArrayList<>();
    private final Map<UUID, Object[]> people = new LinkedHashMap<>();
    private final Map<UUID, UUID> went = new LinkedHashMap<>();
    private final Set<UUID> gained = new LinkedHashSet<>();

    Steps(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    void take(long place, List<Move> moves) {
      for (Move move : moves) {
        if (!mentions.add(move.mention())) {
          finish();
          mentions.add(move.mention());
        }
        MentionId mention = move.mention();
        UUID from = move.from();
        if (from != null) {
          leaves.add(new Object[] {place, mention.entry(), mention.at(), from});
          // The last to go tells where a person whose mentions have all gone leads.
          went.remove(from);
          went.put(from, move.to());
          gained.add(move.to());
        }
        joins.add(new Object[] {mention.entry(), mention.at(), move.to(), place});
        people.putIfAbsent(move.to(), new Object[] {move.to(), place});
      }
    }

    void finish() {
      Columns.write(LEAVE, leaves, jdbc);
      Columns.write(PERSON, List.copyOf(people.values()), jdbc);
      Columns.write(JOIN, joins, jdbc);
      if (!gained.isEmpty()) {
        jdbc.update(HERSELF_AGAIN, (Object) gained.toArray(UUID[]::new));
      }
      Columns.write(
          MERGED,
          went.entrySet().stream().map(one -> new Object[] {one.getValue(), one.getKey()}).toList(),
          jdbc);
      mentions.clear();
      leaves.clear();
      joins.clear();
      people.clear();
      went.clear();
      gained.clear();
    }
  }
}
