package org.breakwater.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Who has a relationship to a person, and who had. */
public final class Relationships {
  /** Those that can be recorded; {@code conflict} keeps the holder away. */
  static final List<String> KINDS =
      List.of(
          "allocated-worker",
          "team-around-the-child",
          "supervisor",
          "personal-adviser",
          "independent-reviewer",
          "conflict");

  private static final String OF =
      """
      select r.entry, r.holder, coalesce(u.name, t.name), coalesce(p.name, ''), r.kind, r.reason,
        r.from_time, r.to_time
      from relationship r
      left join app_user u on u.id = r.holder
      left join post p on p.code = u.post
      left join team t on t.id = r.holder
      where access.person_now(r.person) = ? order by r.to_time desc nulls first, r.from_time desc\
      """;

  private static final String MINE =
      """
      select distinct r.person from access.my_people r limit 500\
      """;

  private final Transactions transactions;

  Relationships(Transactions transactions) {
    this.transactions = transactions;
  }

  /** One relationship; {@code to} is absent while it lasts. */
  public record Relationship(
      UUID entry,
      UUID holder,
      String name,
      String post,
      String kind,
      String reason,
      Instant from,
      @Nullable Instant to) {}

  /** Those of a person, standing ones first; within a reading of {@link Viewing}. */
  public List<Relationship> of(UUID person) {
    return transactions
        .batch()
        .query(
            OF,
            (row, _) -> {
              var to = row.getTimestamp(8);
              return new Relationship(
                  row.getObject(1, UUID.class),
                  row.getObject(2, UUID.class),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  row.getTimestamp(7).toInstant(),
                  to == null ? null : to.toInstant());
            },
            person);
  }

  /**
   * The persons whom the viewer has a standing relationship to; within a reading of {@link
   * Viewing}.
   */
  public List<UUID> mine() {
    return transactions.batch().queryForList(MINE, UUID.class);
  }
}
