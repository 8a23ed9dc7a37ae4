package org.breakwater.concerns;

import java.util.List;
import java.util.UUID;
import org.breakwater.database.Transactions;

/** Who can sit at the table for each agency, and with whom something can be shared. */
public final class Colleagues {
  private static final String PEOPLE =
      """
      select u.id, u.name, p.name, r.kind from app_user u
      join post p on p.code = u.post join partner r on r.code = p.partner
      where r.kind = any (?) and not u.disabled order by u.name, u.id limit 500\
      """;

  private static final String PARTNERS =
      """
      select code, name from partner where kind not in ('operator', 'oversight', 'public')
      order by name, code limit 200\
      """;

  private final Transactions transactions;

  Colleagues(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Somebody of an agency. */
  public record Colleague(UUID id, String name, String post, String agency) {}

  /** A partner by its code. */
  public record Partner(String code, String name) {}

  /** Those of the agencies of the table; within a reading of the viewer. */
  List<Colleague> ofTheTable() {
    return transactions
        .batch()
        .query(
            PEOPLE,
            (row, _) ->
                new Colleague(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)),
            (Object) FrontDoor.TABLE.toArray(String[]::new));
  }

  /** Whoever may be told something; within a reading of the viewer. */
  List<Partner> partners() {
    return transactions
        .batch()
        .query(PARTNERS, (row, _) -> new Partner(row.getString(1), row.getString(2)));
  }
}
