package org.breakwater.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;

/**
 * People decide who is who. What they decide is an entry of the record, holds whatever the weights
 * say, and can be taken back: nothing is lost by a join or a parting.
 */
public final class Deciding {
  private static final String MENTIONS =
      "select entry, at from membership where person = ? and to_place is null order by entry, at";

  /** Who a mention was before, if that person has no mention left. */
  private static final String BEFORE =
      """
      select m.person from membership m
      join person p on p.id = m.person and p.merged_into is not null
      where m.entry = ? and m.at = ? and m.to_place is not null
      order by m.from_place desc limit 1\
      """;

  private static final String STANDS =
      "select bool_and(by_person and withdrawn_by is null) from judgement where entry = ?";

  private final Entries entries;
  private final Transactions transactions;
  private final Clock clock;

  Deciding(Entries entries, Transactions transactions, Clock clock) {
    this.entries = entries;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A person as whoever decides has them before them: hand it back with the decision. */
  public record Before(UUID person, long version) {}

  /** What became of a decision. */
  public sealed interface Result {
    /**
     * It stands.
     *
     * @param entry the decision, by which it can be undone
     */
    record Decided(UUID entry) implements Result {}

    /** Nothing is stored: since they looked, something else was added about one of the persons. */
    record Changed() implements Result {}
  }

  /** The version of a person, for {@link Before}. */
  public long version(UUID person) {
    return transactions.writing(() -> entries.version(Subject.person(person)));
  }

  /**
   * Two persons are one, are two, or nobody can tell yet. One: the person who was on record first
   * keeps the id. Two, or not sure: nothing joins them until somebody decides otherwise.
   *
   * @param reasons in the decider's words
   */
  public Result judge(
      Before one, Before other, Judgement.Verdict verdict, String reasons, Author by) {
    return entries.exclusively(() -> {
      SortedSet<MentionId> ones = mentions(one.person());
      SortedSet<MentionId> others = mentions(other.person());
      if (ones.isEmpty() || others.isEmpty() || one.person().equals(other.person())) {
        return new Result.Changed();
      }
      boolean first = ones.first().compareTo(others.first()) < 0;
      UUID stays = first ? one.person() : other.person();
      UUID goes = first ? other.person() : one.person();
      List<Move> moves =
          verdict == Judgement.Verdict.SAME
              ? (first ? others : ones)
                  .stream().map(mention -> new Move(mention, goes, stays)).toList()
              : List.of();
      var judgement = new Judgement(ones.first(), others.first(), verdict, null, List.of(reasons));
      return store(judgement, moves, by, seen(one), seen(other));
    });
  }

  /**
   * Some mentions of a person are somebody else. They are whoever they were before they were joined
   * here, or somebody new.
   *
   * @param others not all of the person's mentions; none of another person
   */
  public Result part(Before person, Set<MentionId> others, String reasons, Author by) {
    return entries.exclusively(() -> {
      SortedSet<MentionId> stay = mentions(person.person());
      SortedSet<MentionId> go = new TreeSet<>(others);
      if (!stay.containsAll(go) || go.isEmpty() || go.size() == stay.size()) {
        return new Result.Changed();
      }
      stay.removeAll(go);
      UUID to = before(go.first()).orElseGet(UUID::randomUUID);
      List<Move> moves =
          go.stream().map(mention -> new Move(mention, person.person(), to)).toList();
      var judgement =
          new Judgement(
              go.first(), stay.first(), Judgement.Verdict.DIFFERENT, null, List.of(reasons));
      return store(judgement, moves, by, seen(person));
    });
  }

  /**
   * Two mentions of one person are that person's, and the whole person stays together, whatever the
   * weights say.
   */
  public Result keep(Before person, MentionId one, MentionId other, String reasons, Author by) {
    return entries.exclusively(() -> {
      SortedSet<MentionId> all = mentions(person.person());
      if (!all.contains(one) || !all.contains(other) || one.equals(other)) {
        return new Result.Changed();
      }
      var judgement = new Judgement(one, other, Judgement.Verdict.SAME, null, List.of(reasons));
      return store(judgement, List.of(), by, seen(person));
    });
  }

  /**
   * Takes a decision back: every mention that it moved and that is still where it was put returns.
   * The pair is undecided again.
   *
   * @param decided the entry of the decision
   */
  public Result undo(UUID decided, String reason, Author by) {
    return entries.exclusively(() -> {
      Optional<Entry> entry = entries.of(List.of(decided)).stream().findFirst();
      if (entry.isEmpty()
          || !(entry.get().event() instanceof IdentityEvent.Judged judged)
          || !stands(decided)) {
        return new Result.Changed();
      }
      Map<UUID, SortedSet<MentionId>> holds = new HashMap<>();
      var back = new ArrayList<Move>();
      for (Move move : judged.moves()) {
        UUID from = move.from();
        if (from != null
            && holds.computeIfAbsent(move.to(), this::mentions).contains(move.mention())) {
          back.add(new Move(move.mention(), move.to(), from));
        }
      }
      if (back.isEmpty() && !judged.moves().isEmpty()) {
        return new Result.Changed();
      }
      var withdrawn = new IdentityEvent.Withdrawn(decided, reason, back);
      return result(
          entries.append(
              List.of(
                  Draft.now(
                          withdrawn,
                          clock.instant(),
                          by,
                          Purpose.FRONT_DOOR,
                          entry.get().subjects())
                      .answering(decided))));
    });
  }

  private Result store(Judgement judgement, List<Move> moves, Author by, Seen... seen) {
    List<Subject> about =
        Stream.concat(
                Stream.of(seen).map(Seen::subject),
                moves.stream().map(move -> Subject.person(move.to())))
            .distinct()
            .toList();
    // Seen by whoever sees the report, as what the matcher judged is.
    Draft draft =
        Draft.now(
                new IdentityEvent.Judged(List.of(judgement), moves),
                clock.instant(),
                by,
                Purpose.FRONT_DOOR,
                about)
            .answering(judgement.one().entry());
    return result(entries.append(List.of(draft), seen));
  }

  private static Result result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Appended appended -> new Result.Decided(appended.entries().getFirst().id());
      case Outcome.SomeoneElseWrote _ -> new Result.Changed();
    };
  }

  private static Seen seen(Before before) {
    return new Seen(Subject.person(before.person()), before.version());
  }

  private SortedSet<MentionId> mentions(UUID person) {
    return new TreeSet<>(
        transactions
            .batch()
            .query(
                MENTIONS,
                (row, _) -> new MentionId(row.getObject(1, UUID.class), row.getInt(2)),
                person));
  }

  private Optional<UUID> before(MentionId mention) {
    return transactions
        .batch()
        .queryForList(BEFORE, UUID.class, mention.entry(), mention.at())
        .stream()
        .findFirst();
  }

  private boolean stands(UUID decided) {
    return Boolean.TRUE.equals(
        Objects.requireNonNullElse(
            transactions.batch().queryForObject(STANDS, Boolean.class, decided), false));
  }
}
