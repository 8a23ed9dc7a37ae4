package org.breakwater.identity;

import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;

/**
 * Who a report's mention is held to be, for those who know the report by its agency's reference.
 */
public final class Mentioned {
  private static final String PERSON =
      """
      select p.person from report r
      join mention m on m.entry = r.entry and m.ref = ?
      join membership p on p.entry = m.entry and p.at = m.at and p.to_place is null
      where r.ref = ? order by m.at limit 1\
      """;

  private final Transactions transactions;

  Mentioned(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The person of a mention, as the system itself has it.
   *
   * @param ref the report's own reference
   * @param mention the mention's name within it, such as {@code p1}
   */
  public Optional<UUID> person(String ref, String mention) {
    return transactions.writing(() ->
        transactions.batch().queryForList(PERSON, UUID.class, mention, ref).stream().findFirst());
  }
}
