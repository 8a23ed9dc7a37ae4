package org.breakwater.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.ReadRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everyone whom arriving mentions may concern, while a batch of reports is judged: what the
 * readings held before it, read in a few statements for the whole batch, and on top what the batch
 * has placed so far. The next batch may go on with it while nobody else has changed the record.
 */
final class Neighbours {
  /** Persons with one and the same description; more make it nobody's. */
  private static final int MOST_HOLDING = 20;

  /** So far from those who are like an arriving mention doubts are followed for a whole batch. */
  private static final int FAR = 4;

  private static final String HOLDERS =
      """
      select asked.description, found.person from unnest(?::uuid[]) as asked (description)
      cross join lateral (
        select distinct p.person from mention m
        join membership p on p.entry = m.entry and p.at = m.at and p.to_place is null
        where m.description = asked.description and p.person <> all (?::uuid[])
        order by p.person limit ?) found\
      """;

  private static final String MENTIONS =
      """
      select p.person, p.entry, p.at, m.description,
        ? > 0 and (select min(first.from_place) from membership first
          where first.entry = p.entry and first.at = p.at) < ? as settled
      from membership p
      join mention m on m.entry = p.entry and m.at = p.at
      where p.person = any(?) and p.to_place is null\
      """;

  /** What stands between these persons and others: the matcher's doubts, and what people hold. */
  private static final String JUDGEMENTS =
      """
      with held as materialized (
        select p.entry, p.at from membership p where p.person = any(?) and p.to_place is null),
      about as (
        select j.* from held h join judgement j on j.one_entry = h.entry and j.one_at = h.at
        where j.withdrawn_by is null and (j.by_person or j.verdict = 'UNSURE')
        union
        select j.* from held h join judgement j on j.other_entry = h.entry and j.other_at = h.at
        where j.withdrawn_by is null and (j.by_person or j.verdict = 'UNSURE'))
      select j.entry, j.n, j.one_entry, j.one_at, j.other_entry, j.other_at, j.verdict, j.weight,
        j.by_person
      from about j
      order by j.entry, j.n\
      """;

  private static final String WHERE =
      """
      select p.entry, p.at, p.person
      from unnest(?::uuid[], ?::int[]) as asked (entry, at)
      join membership p on p.entry = asked.entry and p.at = asked.at and p.to_place is null\
      """;

  private final Models.InForce inForce;
  private final Model model;
  private final KeysKept keysKept;
  private final Descriptions descriptions;
  private JdbcTemplate jdbc;

  private final Map<Long, List<Described>> byKey = new HashMap<>();

  /** Keys that too many share. */
  private final Set<Long> crowded = new HashSet<>();

  private final Map<UUID, Described> described = new HashMap<>();
  private final Map<UUID, ReadRecord> read = new HashMap<>();
  private final Map<UUID, Set<UUID>> holders = new HashMap<>();
  private final Set<UUID> askedWhoHolds = new HashSet<>();

  /** Of these more persons are stored than were read. */
  private final Set<UUID> heldByMore = new HashSet<>();

  private final Map<UUID, SortedMap<MentionId, UUID>> people = new HashMap<>();
  private final Map<MentionId, UUID> where = new HashMap<>();
  private final Map<MentionId, List<Standing>> standing = new HashMap<>();
  private final Set<MentionId> settled = new HashSet<>();

  /** What batches asked for lately. */
  private final Asked<Long> keysAsked = new Asked<>();

  private final Asked<UUID> peopleAsked = new Asked<>();

  /** How many descriptions were at hand when what is called lately last began anew. */
  private int sizeThen;

  /** By description of the batch that arrives. */
  private final Map<UUID, List<Like>> like = new HashMap<>();

  /** Whom this batch has changed. */
  private final Set<UUID> changed = new HashSet<>();

  /** Whom the batch before has changed: what is stored of them may be what was before it. */
  private UUID[] changedBefore = {};

  /** A description that shares a key with an arriving one. */
  private static final class Described {
    private final UUID id;
    private final ReadRecord read;

    Described(UUID id, ReadRecord read) {
      this.id = id;
      this.read = read;
    }
  }

  /** What was asked for in this stretch of time and in the one before. */
  private static final class Asked<T> {
    private Set<T> now = new HashSet<>();
    private Set<T> before = new HashSet<>();

    void add(T one) {
      now.add(one);
    }

    void beginAnew() {
      before = now;
      now = new HashSet<>();
    }

    void forgetBefore() {
      before = Set.of();
    }

    boolean lately(T one) {
      return now.contains(one) || before.contains(one);
    }
  }

  /** A judgement that stands between two mentions. */
  record Standing(
      MentionId one, MentionId other, Judgement.Verdict verdict, int weight, boolean byPerson) {
    /** By the two mentions alone, between which little else stands. */
    @Override
    public int hashCode() {
      return 31 * one.hashCode() + other.hashCode();
    }
  }

  /** A description that was found like an arriving one, with what the pair weighs. */
  record Like(UUID description, int weight) {}

  Neighbours(JdbcTemplate jdbc, Models.InForce model, KeysKept keysKept) {
    this.jdbc = jdbc;
    this.inForce = model;
    this.model = model.engine().model();
    this.keysKept = keysKept;
    this.descriptions = model.engine().descriptions();
  }

  /** The model by which they are near. */
  Models.InForce inForce() {
    return inForce;
  }

  /** How many descriptions are at hand here, two kilobytes each with all about them. */
  int size() {
    return read.size();
  }

  /**
   * The same for another batch, if everything that this one was told to take is stored and nothing
   * else has changed.
   *
   * @param next for the transaction that is under way now
   * @param most descriptions; of more, those are let go whom no batch concerned lately, and if that
   *     is not enough, all
   */
  Neighbours goOn(JdbcTemplate next, int most) {
    if (size() > most && !roomMade(most)) {
      return new Neighbours(next, inForce, keysKept);
    }
    if (Math.abs(size() - sizeThen) > most / 4) {
      keysAsked.beginAnew();
      peopleAsked.beginAnew();
      sizeThen = size();
    }
    jdbc = next;
    changed.clear();
    return begun();
  }

  /** The same for another batch of one transaction, in which what this one took may be stored. */
  Neighbours goOnWhileStoring() {
    return begun();
  }

  private Neighbours begun() {
    like.clear();
    changedBefore = changed.toArray(UUID[]::new);
    // Of those read, some may have been moved since; then others count that were not read.
    heldByMore.forEach(description -> {
      askedWhoHolds.remove(description);
      held(description).retainAll(changed);
    });
    heldByMore.clear();
    changed.clear();
    return this;
  }

  /** Whether a quarter of the room is free once those are let go who can be. */
  private boolean roomMade(int most) {
    letGo();
    if (size() > most / 4 * 3) {
      keysAsked.forgetBefore();
      peopleAsked.forgetBefore();
      letGo();
    }
    return size() <= most / 4 * 3;
  }

  /**
   * Lets go of whomever no batch asked for lately. What is here of a key, a person or a description
   * is all that is stored of it; so each can go alone, and is read again by whoever asks for it.
   */
  private void letGo() {
    byKey.keySet().removeIf(key -> !keysAsked.lately(key));
    people.keySet().removeIf(person -> !peopleAsked.lately(person));
    where.values().removeIf(person -> !people.containsKey(person));
    standing.keySet().retainAll(where.keySet());
    settled.retainAll(where.keySet());
    var needed = new HashSet<UUID>();
    people.values().forEach(mentions -> needed.addAll(mentions.values()));
    byKey.values().forEach(sharing -> sharing.forEach(one -> needed.add(one.id)));
    for (Map<UUID, ?> of : List.of(read, described, holders)) {
      of.keySet().retainAll(needed);
    }
    askedWhoHolds.retainAll(needed);
  }

  /** Looks up at once what the whole batch will ask for. */
  void expect(List<Mention> arriving) {
    find(arriving.stream().flatMap(one -> one.keys().stream()).distinct().toList());
    // Whether they are stored yet or not.
    for (Mention mention : arriving) {
      read.put(mention.description(), mention.read());
      Described arrived = described(mention.description());
      for (Long key : mention.keys()) {
        share(key, arrived);
      }
    }
    var near = new HashSet<UUID>();
    for (Mention mention : arriving) {
      like(mention).forEach(like -> near.add(like.description()));
    }
    hold(near);
    Set<UUID> reached =
        near.stream().flatMap(one -> held(one).stream()).collect(Collectors.toSet());
    load(reached);
    for (int i = 0; i < FAR && !reached.isEmpty(); i++) {
      reached = neighbours(reached);
      reached.removeAll(people.keySet());
      load(reached);
    }
  }

  /** Reads who shares these keys, of those that were not asked for before. */
  private void find(List<Long> keys) {
    keys.forEach(keysAsked::add);
    List<Long> missing =
        keys.stream().filter(key -> !byKey.containsKey(key) && !crowded.contains(key)).toList();
    Map<Long, Set<UUID>> sharing = keysKept.sharing(missing, jdbc);
    sharing.forEach((key, all) -> {
      if (all.size() > KeysKept.MOST_SHARING) {
        crowded.add(key);
      }
    });
    sharing.keySet().removeAll(crowded);
    descriptions.load(
        sharing.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), read, jdbc);
    for (Long key : missing) {
      if (!crowded.contains(key)) {
        var all = new ArrayList<Described>();
        sharing.getOrDefault(key, Set.of()).forEach(id -> all.add(described(id)));
        byKey.put(key, all);
      }
    }
  }

  private void share(Long key, Described arrived) {
    List<Described> sharing = byKey.get(key);
    if (sharing != null && !sharing.contains(arrived)) {
      sharing.add(arrived);
      if (sharing.size() > KeysKept.MOST_SHARING) {
        byKey.remove(key);
        crowded.add(key);
      }
    }
  }

  private Described described(UUID id) {
    return described.computeIfAbsent(id, _ -> new Described(id, reading(id)));
  }

  /** Looks up at once what weighing these again will ask for. */
  void expectKnown(Collection<UUID> persons) {
    load(persons);
    expect(persons.stream().flatMap(person -> known(person).stream()).toList());
  }

  /** A person's mentions as if they arrived now, each different one once and not too many. */
  List<Mention> known(UUID person) {
    var first = new TreeMap<UUID, MentionId>();
    mentions(person).forEach((id, description) -> first.putIfAbsent(description, id));
    return first.entrySet().stream()
        .limit(LinkageMatcher.MOST_NODES)
        .map(one -> {
          ReadRecord said = reading(one.getKey());
          List<Long> keys = keysKept.keys(one.getKey(), said, model);
          return new Mention(one.getValue(), one.getKey(), said, keys);
        })
        .toList();
  }

  /** Whether any mention that was looked up here is {@link #settled}. */
  boolean anySettled() {
    return !settled.isEmpty();
  }

  /** Whether a mention was on record when the model in force was put in force. */
  boolean settled(MentionId mention) {
    return settled.contains(mention);
  }

  /**
   * Whom an expected mention is like enough to ask about, heaviest first. Mentions of the same
   * words are like the same.
   */
  List<Like> like(Mention mention) {
    List<Like> known = like.get(mention.description());
    if (known == null) {
      known = weigh(mention);
      like.put(mention.description(), known);
    }
    return known;
  }

  private List<Like> weigh(Mention mention) {
    int least = ShippedModel.THRESHOLDS.ask();
    var met = new HashSet<Described>();
    var likes = new ArrayList<Like>();
    for (Long key : mention.keys()) {
      for (Described other : byKey.getOrDefault(key, List.of())) {
        if (met.add(other) && !model.less(mention.read(), other.read, least)) {
          int weight = model.weigh(mention.read(), other.read).millibits();
          if (weight >= least) {
            likes.add(new Like(other.id, weight));
          }
        }
      }
    }
    likes.sort((a, b) ->
        a.weight != b.weight ? b.weight - a.weight : a.description.compareTo(b.description));
    return likes;
  }

  ReadRecord reading(UUID description) {
    return Objects.requireNonNull(read.get(description));
  }

  private void hold(Collection<UUID> described) {
    UUID[] missing = described.stream().filter(askedWhoHolds::add).toArray(UUID[]::new);
    if (missing.length > 0) {
      jdbc.query(
          HOLDERS,
          row -> {
            UUID description = row.getObject(1, UUID.class);
            UUID person = row.getObject(2, UUID.class);
            // What is stored may be older than what this batch has moved.
            SortedMap<MentionId, UUID> now = people.get(person);
            if (now == null || now.containsValue(description)) {
              held(description).add(person);
            }
            if (held(description).size() > MOST_HOLDING) {
              heldByMore.add(description);
            }
          },
          missing,
          changedBefore,
          MOST_HOLDING + 1);
    }
  }

  private Set<UUID> held(UUID description) {
    return holders.computeIfAbsent(description, _ -> new TreeSet<>());
  }

  /** Who has a mention of these very words; nobody when too many have. */
  Set<UUID> holding(UUID description) {
    if (!askedWhoHolds.contains(description)) {
      hold(List.of(description));
    }
    Set<UUID> all = held(description);
    if (all.size() > MOST_HOLDING) {
      return Set.of();
    }
    load(all);
    return Collections.unmodifiableSet(new TreeSet<>(all));
  }

  /** The mentions of a person, oldest first, each with its description. */
  SortedMap<MentionId, UUID> mentions(UUID person) {
    peopleAsked.add(person);
    SortedMap<MentionId, UUID> known = people.get(person);
    if (known == null) {
      load(Set.of(person));
      known = Objects.requireNonNull(people.get(person));
    }
    return known;
  }

  private void load(Collection<UUID> persons) {
    persons.forEach(peopleAsked::add);
    UUID[] missing = persons.stream().filter(id -> !people.containsKey(id)).toArray(UUID[]::new);
    if (missing.length == 0) {
      return;
    }
    for (UUID person : missing) {
      people.put(person, new TreeMap<>());
    }
    jdbc.query(
        MENTIONS,
        row -> {
          UUID person = row.getObject(1, UUID.class);
          var id = mention(row, 2);
          UUID description = row.getObject(4, UUID.class);
          Objects.requireNonNull(people.get(person)).put(id, description);
          where.put(id, person);
          held(description).add(person);
          if (row.getBoolean(5)) {
            settled.add(id);
          }
        },
        inForce.since(),
        inForce.since(),
        missing);
    descriptions.load(
        Stream.of(missing)
            .flatMap(person -> Objects.requireNonNull(people.get(person)).values().stream())
            .toList(),
        read,
        jdbc);
    jdbc.query(
        JUDGEMENTS,
        row -> {
          stand(
              new Standing(
                  mention(row, 3),
                  mention(row, 5),
                  Judgement.Verdict.valueOf(row.getString(7)),
                  row.getInt(8),
                  row.getBoolean(9)));
        },
        (Object) missing);
  }

  private static MentionId mention(ResultSet row, int first) throws SQLException {
    return new MentionId(row.getObject(first, UUID.class), row.getInt(first + 1));
  }

  private void stand(Standing one) {
    for (MentionId side : List.of(one.one, one.other)) {
      List<Standing> all = standing.computeIfAbsent(side, _ -> new ArrayList<>());
      if (!all.contains(one)) {
        all.add(one);
      }
    }
  }

  /** What stands between the mentions of these persons and any others, in the record's order. */
  List<Standing> standing(Collection<UUID> persons) {
    var all = new LinkedHashSet<Standing>();
    for (UUID person : persons) {
      for (MentionId id : mentions(person).keySet()) {
        List<Standing> between = standing.get(id);
        if (between != null) {
          all.addAll(between);
        }
      }
    }
    return List.copyOf(all);
  }

  /** Who else holds a group together with these persons, though not joined with them. */
  Set<UUID> neighbours(Collection<UUID> of) {
    var sides = new LinkedHashSet<MentionId>();
    for (Standing one : standing(of)) {
      if (one.byPerson || one.weight >= ShippedModel.THRESHOLDS.breakAt()) {
        sides.add(one.one);
        sides.add(one.other);
      }
    }
    locate(sides);
    var persons = new TreeSet<UUID>();
    for (MentionId side : sides) {
      UUID person = person(side);
      if (person != null) {
        persons.add(person);
      }
    }
    return persons;
  }

  private void locate(Collection<MentionId> mentions) {
    List<MentionId> missing = mentions.stream().filter(one -> !where.containsKey(one)).toList();
    if (!missing.isEmpty()) {
      jdbc.query(
          WHERE,
          row -> {
            where.put(mention(row, 1), row.getObject(3, UUID.class));
          },
          missing.stream().map(MentionId::entry).toArray(UUID[]::new),
          missing.stream().map(MentionId::at).toArray(Integer[]::new));
    }
  }

  /** Whom a mention is held to be, as far as is known here. */
  @Nullable UUID person(MentionId mention) {
    return where.get(mention);
  }

  /** Somebody whom only this batch knows: nothing is stored about them yet. */
  UUID newcomer(UUID person) {
    people.put(person, new TreeMap<>());
    return person;
  }

  /** Takes up what was judged about a mention, so that those after it are judged with it. */
  void take(@Nullable Mention arriving, IdentityEvent.Judged judged) {
    for (Move move : judged.moves()) {
      UUID from = move.from();
      UUID description =
          from == null
              ? Objects.requireNonNull(arriving).description()
              : Objects.requireNonNull(mentions(from).remove(move.mention()));
      if (from != null && !mentions(from).containsValue(description)) {
        held(description).remove(from);
      }
      mentions(move.to()).put(move.mention(), description);
      where.put(move.mention(), move.to());
      held(description).add(move.to());
      if (from != null) {
        changed.add(from);
      }
      changed.add(move.to());
    }
    judged.judgements().forEach(this::stand);
  }

  /** Takes up a doubt of the matcher's; what it joins stands in the moves. */
  void stand(Judgement judgement) {
    if (judgement.verdict() == Judgement.Verdict.UNSURE) {
      int weight = Objects.requireNonNullElse(judgement.weight(), 0);
      stand(new Standing(judgement.one(), judgement.other(), judgement.verdict(), weight, false));
    }
  }
}
