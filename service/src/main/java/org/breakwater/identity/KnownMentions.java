package org.breakwater.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everyone a matcher may ask about while a batch of reports is judged: what the readings held
 * before it, and on top what the batch has placed so far. Mentions are held oldest first, one for
 * each person and description.
 */
final class KnownMentions implements Matcher.Known {
  /** The oldest mention of each person and description that shares a key, few per key. */
  private static final String SHARING =
      """
      select asked.key, found.entry, found.at, found.role, found.person, found.details
      from unnest(?::text[]) as asked (key)
      cross join lateral (
        select distinct on (p.person, k.description)
          p.entry, p.at, m.role, p.person, d.details, p.from_place
        from description_key k
        join mention m on m.description = k.description
        join membership p on p.entry = m.entry and p.at = m.at and p.to_place is null
        join description d on d.id = k.description
        where k.key = asked.key
        order by p.person, k.description, p.entry, p.at
        limit ?) found
      order by found.entry, found.at\
      """;

  private static final String OF_PERSON =
      """
      select distinct on (m.description) p.entry, p.at, m.role, p.person, d.details
      from membership p
      join mention m on m.entry = p.entry and m.at = p.at
      join description d on d.id = m.description
      where p.person = ? and p.to_place is null
      order by m.description, p.entry, p.at\
      """;

  private static final String MENTIONS =
      "select entry, at from membership where person = ? and to_place is null order by entry, at";

  private static final String PEOPLES =
      """
      select j.one_entry, j.one_at, j.other_entry, j.other_at, j.verdict, j.because
      from judgement j
      where j.by_person and j.withdrawn_by is null and exists (
        select 1 from membership p
        where p.person = any(?) and p.to_place is null
          and ((p.entry, p.at) = (j.one_entry, j.one_at)
            or (p.entry, p.at) = (j.other_entry, j.other_at)))\
      """;

  private static final Comparator<Mention> OLDEST_FIRST =
      Comparator.comparing((Mention mention) -> mention.id().entry())
          .thenComparing(mention -> mention.id().at());

  private final JdbcTemplate jdbc;
  private final JsonMapper json;
  private final Matcher matcher;
  private final Map<String, List<Mention>> byKey = new HashMap<>();
  private final Map<UUID, List<Mention>> byPerson = new HashMap<>();

  /** Every mention placed by this batch, with who it is by now. */
  private final Map<MentionId, Mention> placed = new LinkedHashMap<>();

  private final Map<UUID, UUID> mergedInto = new HashMap<>();

  KnownMentions(JdbcTemplate jdbc, JsonMapper json, Matcher matcher) {
    this.jdbc = jdbc;
    this.json = json;
    this.matcher = matcher;
  }

  /** Looks up at once what the whole batch will ask for. */
  void expect(List<Description> arriving) {
    load(arriving.stream().flatMap(one -> matcher.keys(one).stream()).distinct().toList());
  }

  private void load(Collection<String> keys) {
    List<String> missing = keys.stream().filter(key -> !byKey.containsKey(key)).toList();
    if (missing.isEmpty()) {
      return;
    }
    missing.forEach(key -> byKey.put(key, new ArrayList<>()));
    jdbc.query(
        SHARING,
        row -> {
          List<Mention> sharing = byKey.get(row.getString(1));
          if (sharing != null) {
            sharing.add(
                new Mention(
                    new MentionId(row.getObject(2, UUID.class), row.getInt(3)),
                    row.getString(4),
                    json.readValue(row.getString(6), Description.class),
                    row.getObject(5, UUID.class)));
          }
        },
        missing.toArray(String[]::new),
        MOST_SHARING);
  }

  @Override
  public List<Mention> sharing(Collection<String> keys) {
    load(keys);
    var found = new LinkedHashMap<MentionId, Mention>();
    for (String key : keys) {
      byKey.getOrDefault(key, List.of()).forEach(one -> found.put(one.id(), asOfNow(one)));
    }
    return oldestOfEach(found.values());
  }

  @Override
  public List<Mention> of(UUID person) {
    var all = new ArrayList<>(stored(person));
    mergedInto.forEach((from, into) -> {
      if (now(from).equals(person) && !from.equals(person)) {
        all.addAll(stored(from));
      }
    });
    placed.values().stream().filter(one -> now(person(one)).equals(person)).forEach(all::add);
    return oldestOfEach(all.stream().map(this::asOfNow).toList());
  }

  private List<Mention> stored(UUID person) {
    return byPerson.computeIfAbsent(
        person,
        id ->
            jdbc.query(
                OF_PERSON,
                (row, _) ->
                    new Mention(
                        new MentionId(row.getObject(1, UUID.class), row.getInt(2)),
                        row.getString(3),
                        json.readValue(row.getString(5), Description.class),
                        row.getObject(4, UUID.class)),
                id));
  }

  @Override
  public List<MentionId> mentions(UUID person) {
    var all = new HashSet<MentionId>();
    var people = new HashSet<UUID>(Set.of(person));
    mergedInto.keySet().stream().filter(from -> now(from).equals(person)).forEach(people::add);
    for (UUID id : people) {
      all.addAll(
          jdbc.query(
              MENTIONS,
              (row, _) -> new MentionId(row.getObject(1, UUID.class), row.getInt(2)),
              id));
    }
    placed.values().stream()
        .filter(one -> now(person(one)).equals(person))
        .map(Mention::id)
        .forEach(all::add);
    return all.stream()
        .sorted(Comparator.comparing(MentionId::entry).thenComparing(MentionId::at))
        .toList();
  }

  @Override
  public List<Judgement> peoplesJudgements(Collection<UUID> persons) {
    return jdbc.query(
        PEOPLES,
        (row, _) ->
            new Judgement(
                new MentionId(row.getObject(1, UUID.class), row.getInt(2)),
                new MentionId(row.getObject(3, UUID.class), row.getInt(4)),
                Judgement.Verdict.valueOf(row.getString(5)),
                null,
                List.of((String[]) row.getArray(6).getArray())),
        (Object) persons.toArray(UUID[]::new));
  }

  /**
   * Takes up what was judged about an arriving mention, so that those after it are judged with it.
   */
  void placed(Mention arriving, List<Move> moves) {
    for (Move move : moves) {
      UUID from = move.from();
      if (from != null) {
        mergedInto.put(from, move.to());
      } else if (move.mention().equals(arriving.id())) {
        var now = new Mention(arriving.id(), arriving.role(), arriving.description(), move.to());
        placed.put(now.id(), now);
        matcher
            .keys(now.description())
            .forEach(key -> byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(now));
      }
    }
  }

  private Mention asOfNow(Mention mention) {
    UUID person = now(person(mention));
    return person.equals(mention.person())
        ? mention
        : new Mention(mention.id(), mention.role(), mention.description(), person);
  }

  private static UUID person(Mention mention) {
    UUID person = mention.person();
    if (person == null) {
      throw new IllegalStateException("a known mention is somebody");
    }
    return person;
  }

  private UUID now(UUID person) {
    UUID at = person;
    for (UUID next = mergedInto.get(at); next != null; next = mergedInto.get(at)) {
      at = next;
    }
    return at;
  }

  private static List<Mention> oldestOfEach(Collection<Mention> mentions) {
    var first = new LinkedHashMap<List<Object>, Mention>();
    mentions.stream()
        .sorted(OLDEST_FIRST)
        .forEach(one -> first.putIfAbsent(List.of(person(one), one.description()), one));
    return List.copyOf(first.values());
  }
}
