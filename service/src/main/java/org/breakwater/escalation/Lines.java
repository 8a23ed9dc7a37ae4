package org.breakwater.escalation;

import java.time.Clock;
import java.util.List;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;

/** The posts through which each partner's overdue clocks climb. */
public final class Lines {
  /** No hierarchy that answers for a child is deeper. */
  public static final int DEEPEST = 6;

  private static final String LINE =
      "select post from escalation_line where partner = ? order by step";

  private static final String POSTS =
      """
      select p.code, p.name, p.partner from post p
      where p.role in ('PRACTITIONER', 'MANAGER') order by p.partner, p.name, p.code limit 500\
      """;

  private final Transactions transactions;
  private final Entries entries;
  private final Clock clock;

  Lines(Transactions transactions, Entries entries, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  /** A post that may stand in a line. */
  public record Post(String code, String name, String partner) {}

  /** The nearest post first; the scrutineer, who is always last, is not in it. */
  public List<String> of(String partner) {
    return transactions.writing(
        () -> transactions.batch().queryForList(LINE, String.class, partner));
  }

  /** Those of which lines are made. */
  List<Post> posts() {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                POSTS, (row, _) -> new Post(row.getString(1), row.getString(2), row.getString(3))));
  }

  /** Lays a partner's line down; clocks that have climbed part of the old one go on in the new. */
  public void set(String partner, List<String> posts, Author by) {
    if (posts.size() > DEEPEST) {
      throw new IllegalArgumentException("a line has at most " + DEEPEST + " posts");
    }
    entries.add(
        Draft.now(
            new ClockEvent.LineSet(partner, posts),
            clock.instant(),
            by,
            Purpose.ADMINISTRATION,
            List.of()));
  }
}
