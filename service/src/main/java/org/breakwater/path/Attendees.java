package org.breakwater.path;

import java.util.List;
import java.util.UUID;
import org.breakwater.database.Transactions;

/** Who can be at a meeting for each agency, or do what it agrees. */
public final class Attendees {
  /** The agency of whoever answers for the child. */
  static final String OWN = "social-care";

  /** The agencies that a meeting is for: each is there, or said to be absent. */
  public static final List<String> AGENCIES = List.of(OWN, "police", "health", "education");

  private static final String PEOPLE =
      """
      select u.id, u.name, p.name, case when p.partner = ? then 'social-care' else r.kind end
      from app_user u join post p on p.code = u.post join partner r on r.code = p.partner
      where p.role in ('PRACTITIONER', 'MANAGER') and not u.disabled order by u.name, u.id limit 500\
      """;

  private final Transactions transactions;

  Attendees(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Somebody of an agency. */
  public record Attendee(UUID id, String name, String post, String agency) {}

  /** Everybody who works for any agency; within a reading of the viewer. */
  List<Attendee> all(String answering) {
    return transactions
        .batch()
        .query(
            PEOPLE,
            (row, _) ->
                new Attendee(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4)),
            answering);
  }
}
