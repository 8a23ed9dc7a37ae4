package org.breakwater.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.database.Transactions;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which post up a partner's line today, and who is away: looked up once for all that is
 * late together, within a transaction that writes.
 */
final class Holders {
  /** The last post of every line: whoever looks from outside. */
  static final String SCRUTINEER = "scrutineer";

  private static final String LINE =
      "select post from escalation_line where partner = ? order by step";

  private static final String IN_POST =
      """
      select u.id, a.last_day, a.stand_in from app_user u
      left join access.away_on(?) a on a.app_user = u.id
      where u.post = ? and not u.disabled order by u.id limit 50\
      """;

  private static final String IN_ROLE =
      """
      select u.id, a.last_day, a.stand_in from app_user u join post p on p.code = u.post
      left join access.away_on(?) a on a.app_user = u.id
      where p.role = ? and not u.disabled order by u.id limit 50\
      """;

  private final Transactions transactions;
  private final LocalDate today;
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, List<Holder>> holders = new HashMap<>();

  Holders(Transactions transactions, Instant now) {
    this.transactions = transactions;
    this.today = now.atZone(Occurred.ZONE).toLocalDate();
  }

  /**
   * Somebody in a post.
   *
   * @param until the last day of their leave; null where they are here
   * @param standIn who is here in their place; null where nobody is
   */
  record Holder(UUID user, @Nullable LocalDate until, @Nullable UUID standIn) {}

  /** The posts of a partner's line, the scrutineer's last. */
  List<String> line(String partner) {
    return lines.computeIfAbsent(partner, this::read);
  }

  private List<String> read(String partner) {
    var line = new ArrayList<>(transactions.batch().queryForList(LINE, String.class, partner));
    line.add(SCRUTINEER);
    return line;
  }

  /** Everybody in a post, here or away. */
  List<Holder> of(String post) {
    return holders.computeIfAbsent(post, this::inPost);
  }

  private List<Holder> inPost(String post) {
    boolean last = post.equals(SCRUTINEER);
    return transactions
        .batch()
        .query(
            last ? IN_ROLE : IN_POST,
            (row, _) ->
                new Holder(
                    row.getObject(1, UUID.class),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, UUID.class)),
            today,
            last ? Role.SCRUTINEER.name() : post);
  }
}
