package org.breakwater.slipping;

import java.util.List;
import java.util.UUID;
import org.breakwater.database.Transactions;

/** What each colleague of a manager carries; within a reading of theirs. */
public final class Teams {
  private static final String LOAD =
      """
      select app_user, name, post, children, protection, proceedings, overdue, not_seen, actions
      from access.team_load()\
      """;

  private final Transactions transactions;

  Teams(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * One colleague, as numbers.
   *
   * @param children for whom they answer by name
   * @param protection of these, with a child protection plan
   * @param proceedings of these, before a court
   * @param overdue what is overdue and theirs to answer
   * @param notSeen of the children, those whom nobody has seen alone
   * @param actions what they agreed to do and have not said to have done
   */
  public record Load(
      UUID user,
      String name,
      String post,
      long children,
      long protection,
      long proceedings,
      long overdue,
      long notSeen,
      long actions) {}

  /** Everybody of the viewer's organisation, by name; nobody for whoever is no manager. */
  List<Load> load() {
    return transactions
        .batch()
        .query(
            LOAD,
            (row, _) ->
                new Load(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9)));
  }
}
