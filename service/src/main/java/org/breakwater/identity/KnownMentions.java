package org.breakwater.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
      select asked.key, found.entry, found.at, found.role, found.person, found.description
      from unnest(?::text[]) as asked (key)
      cross join lateral (
        select distinct on (p.person, k.description)
          p.entry, p.at, m.role, p.person, k.description
        from description_key k
        join mention m on m.description = k.description
        join membership p on p.entry = m.entry and p.at = m.at and p.to_place is null
        where k.key = asked.key
        order by p.person, k.description, p.entry, p.at
        limit ?) found
      order by found.entry, found.at\
      """;

  private static final String OF_PERSONS =
      """
      select distinct on (p.person, m.description) p.entry, p.at, m.role, p.person, m.description
      from membership p
      join mention m on m.entry = p.entry and m.at = p.at
      where p.person = any(?) and p.to_place is null
      order by p.person, m.description, p.entry, p.at\
      """;

  private static final String DETAILS = "select id, details from description where id = any(?)";

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
  private final Map<UUID, Description> descriptions = new HashMap<>();

  /** Every mention placed by this batch, by the person that it was placed with. */
  private final Map<UUID, List<Mention>> placed = new HashMap<>();

  private final Map<UUID, UUID> mergedInto = new HashMap<>();

  KnownMentions(JdbcTemplate jdbc, JsonMapper json, Matcher matcher) {
    this.jdbc = jdbc;
    this.json = json;
    this.matcher = matcher;
  }

  /** Somebody whom only this batch knows: nothing is stored about them yet. */
  UUID newcomer(UUID person) {
    byPerson.put(person, List.of());
    return person;
  }

  /** Looks up at once what the whole batch will ask for. */
  void expect(List<Description> arriving) {
    load(arriving.stream().flatMap(one -> matcher.keys(one).stream()).distinct().toList());
    store(byKey.values().stream().flatMap(List::stream).map(KnownMentions::person).toList());
  }

  private void load(Collection<String> keys) {
    List<String> missing = keys.stream().filter(key -> !byKey.containsKey(key)).toList();
    if (missing.isEmpty()) {
      return;
    }
    missing.forEach(key -> byKey.put(key, new ArrayList<>()));
    List<Found> all =
        jdbc.query(
            SHARING,
            (row, _) -> new Found(row.getString(1), found(row, 2)),
            missing.toArray(String[]::new),
            MOST_SHARING);
    describe(all.stream().map(Found::place).toList());
    all.forEach(
        one -> byKey.computeIfAbsent(one.key(), _ -> new ArrayList<>()).add(mention(one.place())));
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
    var all = new ArrayList<Mention>();
    for (UUID id : everyoneOf(person)) {
      all.addAll(stored(id));
      all.addAll(placed.getOrDefault(id, List.of()));
    }
    return oldestOfEach(all.stream().map(this::asOfNow).toList());
  }

  private List<Mention> stored(UUID person) {
    store(List.of(person));
    return byPerson.getOrDefault(person, List.of());
  }

  private void store(Collection<UUID> people) {
    Set<UUID> missing =
        people.stream().filter(id -> !byPerson.containsKey(id)).collect(Collectors.toSet());
    if (missing.isEmpty()) {
      return;
    }
    missing.forEach(id -> byPerson.put(id, new ArrayList<>()));
    List<Place> all =
        jdbc.query(OF_PERSONS, (row, _) -> found(row, 1), (Object) missing.toArray(UUID[]::new));
    describe(all);
    all.forEach(
        one -> byPerson.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(mention(one)));
  }

  /** A mention as the readings hold it, its description named only. */
  private record Place(MentionId id, String role, UUID person, UUID description) {}

  private record Found(String key, Place place) {}

  private static Place found(ResultSet row, int first) throws SQLException {
    return new Place(
        new MentionId(row.getObject(first, UUID.class), row.getInt(first + 1)),
        row.getString(first + 2),
        row.getObject(first + 3, UUID.class),
        row.getObject(first + 4, UUID.class));
  }

  /** Reads each description once, however many mentions have it. */
  private void describe(List<Place> all) {
    UUID[] missing =
        all.stream()
            .map(Place::description)
            .filter(id -> !descriptions.containsKey(id))
            .distinct()
            .toArray(UUID[]::new);
    if (missing.length > 0) {
      jdbc.query(
          DETAILS,
          row -> {
            descriptions.put(
                row.getObject(1, UUID.class), json.readValue(row.getString(2), Description.class));
          },
          (Object) missing);
    }
  }

  private Mention mention(Place place) {
    return new Mention(
        place.id(),
        place.role(),
        Objects.requireNonNull(descriptions.get(place.description())),
        place.person());
  }

  @Override
  public List<MentionId> mentions(UUID person) {
    var all = new HashSet<MentionId>();
    for (UUID id : everyoneOf(person)) {
      all.addAll(
          jdbc.query(
              MENTIONS,
              (row, _) -> new MentionId(row.getObject(1, UUID.class), row.getInt(2)),
              id));
      placed.getOrDefault(id, List.of()).forEach(one -> all.add(one.id()));
    }
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
        placed.computeIfAbsent(move.to(), _ -> new ArrayList<>()).add(now);
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

  /** A person, and all that this batch has merged into them. */
  private Set<UUID> everyoneOf(UUID person) {
    var everyone = new LinkedHashSet<>(Set.of(person));
    mergedInto.keySet().stream().filter(from -> now(from).equals(person)).forEach(everyone::add);
    return everyone;
  }

  private static List<Mention> oldestOfEach(Collection<Mention> mentions) {
    var first = new LinkedHashMap<List<Object>, Mention>();
    mentions.stream()
        .sorted(OLDEST_FIRST)
        .forEach(one -> first.putIfAbsent(List.of(person(one), one.description()), one));
    return List.copyOf(first.values());
  }
}
