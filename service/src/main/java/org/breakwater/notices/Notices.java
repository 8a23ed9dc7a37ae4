package org.breakwater.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** Tells people, and knows what they were told. */
public final class Notices {
  private static final String NOTICE =
      """
      select entry, kind, words, about_type, about_id, at, read_at,
        case about_type
          when 'concern' then exists (select 1 from standing s where s.entry = about_id)
          when 'case' then exists (select 1 from path p where p.id = about_id)
          when 'decision' then exists (select 1 from decision d where d.entry = about_id)
          when 'pattern' then exists (select 1 from pattern p where p.id = about_id)
          when 'user' then false
          else true end
      from notice where
      """;

  private static final String MINE =
      NOTICE
          + """
           app_user = access.me() or partner = access.my_partner()
          order by read_at is not null, at desc, entry limit 100\
          """;

  private static final String ONE =
      NOTICE + " entry = ? and (app_user = access.me() or partner = access.my_partner())";

  private static final String UNREAD =
      """
      select coalesce(u.name, p.name, n.partner), n.kind, n.about_type, n.about_id, n.at
      from notice n left join app_user u on u.id = n.app_user left join partner p on p.code = n.partner
      where n.read_at is null and n.at <= ? and n.about_type in ('concern', 'decision', 'case')
      order by n.at, n.entry limit 100\
      """;

  private final Transactions transactions;
  private final Viewing viewing;
  private final Entries entries;
  private final Clock clock;

  Notices(Transactions transactions, Viewing viewing, Entries entries, Clock clock) {
    this.transactions = transactions;
    this.viewing = viewing;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * One notice.
   *
   * @param read when somebody read it; absent until then
   * @param opens whether the viewer may open what it is about
   */
  public record Notice(
      UUID entry,
      String kind,
      List<String> words,
      Subject about,
      Instant at,
      @Nullable Instant read,
      boolean opens) {}

  /**
   * Something of which nobody has said that they read it.
   *
   * @param told who was told: a person, or a partner as a whole
   */
  public record Unread(String told, String kind, Subject about, Instant at) {}

  /** A notice to a person, to be added with what it tells of. */
  public static Draft to(
      UUID user, String kind, List<String> words, Subject about, Instant now, Author by) {
    return draft(new NoticeEvent.Given(user, null, kind, words, about, null), about, now, by);
  }

  /**
   * A notice to everybody of a partner who sees what that partner wrote.
   *
   * @param needs the entry that they must be allowed to see; null for none
   */
  public static Draft toPartner(
      String partner,
      String kind,
      List<String> words,
      Subject about,
      @Nullable UUID needs,
      Instant now,
      Author by) {
    return draft(new NoticeEvent.Given(null, partner, kind, words, about, needs), about, now, by);
  }

  /** That a person was told by e-mail that these wait for them. */
  public static Draft mailed(UUID user, List<UUID> notices, Instant now, Author by) {
    return Draft.now(
        new NoticeEvent.Mailed(user, notices),
        now,
        by,
        Purpose.ENGINE,
        List.of(new Subject("user", user)));
  }

  private static Draft draft(NoticeEvent.Given event, Subject about, Instant now, Author by) {
    return Draft.now(event, now, by, Purpose.ENGINE, List.of(about));
  }

  /** What this viewer was told, unread first. */
  public List<Notice> mine(Viewer viewer) {
    return viewing.read(viewer, () -> transactions.batch().query(MINE, (row, _) -> notice(row)));
  }

  /**
   * The first hundred that were given by this moment and nobody has read, of those that the viewer
   * may see; within a reading of theirs.
   */
  public List<Unread> unread(Instant by) {
    return transactions
        .batch()
        .query(
            UNREAD,
            (row, _) ->
                new Unread(
                    row.getString(1),
                    row.getString(2),
                    new Subject(row.getString(3), row.getObject(4, UUID.class)),
                    row.getTimestamp(5).toInstant()),
            by.atOffset(ZoneOffset.UTC));
  }

  /**
   * Puts in the record that this viewer read a notice of theirs.
   *
   * @return whether there is such a notice
   */
  public boolean read(Viewer viewer, UUID notice) {
    List<Notice> found =
        viewing.read(
            viewer, () -> transactions.batch().query(ONE, (row, _) -> notice(row), notice));
    if (found.isEmpty()) {
      return false;
    }
    if (found.getFirst().read() == null) {
      entries.add(
          Draft.now(
              new NoticeEvent.Read(notice),
              clock.instant(),
              viewer.author(),
              Purpose.DIRECT_WORK,
              List.of(viewer.subject())));
    }
    return true;
  }

  private static Notice notice(ResultSet row) throws SQLException {
    var read = row.getTimestamp(7);
    return new Notice(
        row.getObject(1, UUID.class),
        row.getString(2),
        List.of((String[]) row.getArray(3).getArray()),
        new Subject(row.getString(4), row.getObject(5, UUID.class)),
        row.getTimestamp(6).toInstant(),
        read == null ? null : read.toInstant(),
        row.getBoolean(8));
  }
}
