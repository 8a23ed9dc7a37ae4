package org.breakwater.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.breakwater.database.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every fact ever added, oldest first. Nothing is ever changed or taken out. */
public final class Entries {
  /**
   * One writer at a time where order matters: what follows from a report depends on those before.
   */
  private static final String ONE_WRITER = "select pg_advisory_xact_lock(7301)";

  private static final String VERSION =
      "select coalesce(max(place), 0) from about where subject = ? and changes";

  /** Entries that are stored at once; of more, one part after the other. */
  private static final int PART = 500;

  private final Transactions transactions;
  private final EntryTable table;
  private final List<Reading> readings;
  private final List<Consequence> consequences;
  private final Together together = new Together(this::stored);

  /**
   * @param readings taken up in this order
   * @param consequences asked in this order
   */
  Entries(
      Transactions transactions,
      EntryTable table,
      List<Reading> readings,
      List<Consequence> consequences) {
    this.transactions = transactions;
    this.table = table;
    this.readings = List.copyOf(readings);
    this.consequences = List.copyOf(consequences);
  }

  /**
   * Adds entries and all that follows from them in one transaction (the running one, if there is
   * one): either everything is stored or nothing.
   *
   * <p>A few entries that change nothing, such as looks, share the transaction with those of others
   * who append at the same time; what follows from them is stored, and not handed back.
   *
   * @param seen the subjects on whose state the writer decided, each with the version that they saw
   */
  public Outcome append(List<Draft> drafts, Seen... seen) {
    if (seen.length > 0 || drafts.stream().anyMatch(table::changesSomething)) {
      return transactions.writing(() -> appendInOrder(drafts, seen));
    }
    return new Outcome.Appended(
        drafts.size() <= Together.FEW && !transactions.underWay()
            ? together.add(drafts)
            : stored(drafts));
  }

  private Outcome appendInOrder(List<Draft> drafts, Seen... seen) {
    JdbcTemplate jdbc = transactions.batch();
    jdbc.execute(ONE_WRITER);
    for (Seen one : seen) {
      Optional<Outcome> refusal = newerThan(one, jdbc);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return new Outcome.Appended(store(drafts, EntryTable.places(drafts.size(), jdbc), jdbc));
  }

  /**
   * Runs work in one transaction in which nobody else changes the record, for a check that must
   * still hold when the work appends.
   */
  public <T> T exclusively(Supplier<T> work) {
    return transactions.writing(() -> {
      transactions.batch().execute(ONE_WRITER);
      return work.get();
    });
  }

  /**
   * The same for work whose statements look up rows by their keys, so that it takes no longer when
   * more is on record.
   *
   * @param few whether it is about a few entries only: its statements are then planned once, and
   *     not anew each time
   */
  public <T> T exclusivelyByKey(boolean few, Supplier<T> work) {
    return transactions.writingByKey(few, ONE_WRITER, work);
  }

  /** Adds what nobody else can have decided about at the same time. */
  public List<Entry> add(List<Draft> drafts) {
    return switch (append(drafts)) {
      case Outcome.Appended appended -> appended.entries();
      case Outcome.SomeoneElseWrote other ->
          throw new IllegalStateException("refused without a version to compare: " + other);
    };
  }

  /** Adds one such entry. */
  public Entry add(Draft draft) {
    return add(List.of(draft)).getFirst();
  }

  /**
   * The version of a subject: it grows with every entry that changes the subject. Hand it back as
   * {@link Seen} with whatever was decided on this view.
   */
  public long version(Subject subject) {
    return version(subject, transactions.batch());
  }

  /** The entries of these ids that the running transaction may see, in the order of the record. */
  public List<Entry> of(Collection<UUID> ids) {
    return table.find(ids, transactions.batch());
  }

  /** The same by their ids. */
  public Map<UUID, Entry> byId(Collection<UUID> ids) {
    return of(ids).stream().collect(Collectors.toMap(Entry::id, Function.identity()));
  }

  private List<Entry> stored(List<Draft> drafts) {
    return transactions.writing(
        EntryTable.PLACES, drafts.size(), places -> store(drafts, places, transactions.batch()));
  }

  private List<Entry> store(List<Draft> drafts, List<Long> places, JdbcTemplate jdbc) {
    List<Entry> entries = table.entries(drafts, places);
    var all = new ArrayList<>(entries);
    List<Draft> followed = List.of();
    for (List<Entry> part : parts(entries)) {
      try (var following = Following.begun(consequences, part, transactions)) {
        // While what follows from this part is worked out, what followed from the one before it is
        // stored.
        all.addAll(storeAll(followed, jdbc));
        table.insert(part, jdbc);
        readings.forEach(reading -> reading.apply(part, jdbc));
        followed = following.drafts(jdbc);
      }
    }
    all.addAll(storeAll(followed, jdbc));
    return all;
  }

  private List<Entry> storeAll(List<Draft> drafts, JdbcTemplate jdbc) {
    return drafts.isEmpty()
        ? List.of()
        : store(drafts, EntryTable.places(drafts.size(), jdbc), jdbc);
  }

  /** The entries in parts of much the same size. */
  private static List<List<Entry>> parts(List<Entry> entries) {
    int parts = Math.ceilDiv(entries.size(), PART);
    var all = new ArrayList<List<Entry>>(parts);
    for (int i = 0; i < parts; i++) {
      all.add(entries.subList(entries.size() * i / parts, entries.size() * (i + 1) / parts));
    }
    return all;
  }

  private static Optional<Outcome> newerThan(Seen seen, JdbcTemplate jdbc) {
    long now = version(seen.subject(), jdbc);
    return now <= seen.version()
        ? Optional.empty()
        : Optional.of(EntryTable.whoWrote(seen.subject(), now, jdbc));
  }

  private static long version(Subject subject, JdbcTemplate jdbc) {
    Long version = jdbc.queryForObject(VERSION, Long.class, subject.toString());
    return version == null ? 0 : version;
  }
}
