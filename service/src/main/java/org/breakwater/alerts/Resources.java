package org.breakwater.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Rows;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.notices.Notices;
import org.breakwater.pages.PageFrame;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Outcome;
import org.breakwater.record.Purpose;
import org.breakwater.record.Seen;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What the work on patterns needs, who was asked for it, and who gave or refused it. A refusal
 * stands with a name and reasons: that managers refused resources and no trace was left is how one
 * town failed its children for years.
 */
public final class Resources {
  /** The rule of the clock under which whoever is asked answers. */
  static final String RULE = "resource-answer";

  private static final String RESOURCE =
      """
      select r.id, r.pattern, r.what, r.amount, r.partner, r.user_name, r.needed_by, r.asker_name,
        r.asker_post, r.asker_partner, r.asked, r.reply, r.words, r.answerer_name, r.answerer_post,
        r.answered, (select c.due from clock c where c.id = r.clock and c.stopped is null)
      from pattern_resource r
      """;

  private static final String OF =
      RESOURCE + "where r.pattern in (select access.pattern_together(?)) order by r.asked, r.id";

  /** What was refused stays in sight for a year, and while anybody works on the pattern. */
  private static final String MISSING =
      RESOURCE
          + """
          join pattern m on m.id = r.pattern
          join pattern p on p.id = coalesce(m.merged_into, m.id)
          where (r.reply is null and p.state in ('ASKED', 'TAKEN_UP'))
            or (r.reply <> 'GIVEN' and (p.state in ('ASKED', 'TAKEN_UP') or r.answered > ?))
          order by r.reply is not null, r.needed_by, r.id limit 100\
          """;

  private static final String MINE =
      "select id from pattern_resource where id in (select access.resources_asked_of_me()) and"
          + " pattern in (select access.pattern_together(?))";

  private static final String WHOM =
      """
      select p.code, u.id, u.name, t.name
      from partner p join post t on t.partner = p.code join app_user u on u.post = t.code
      where t.role in ('PRACTITIONER', 'MANAGER') and not u.disabled
        and p.kind not in ('public', 'oversight', 'operator')
      order by p.code, t.role, t.reach <> 'PARTNER', u.name, u.id limit 500\
      """;

  private static final String OPEN =
      "select clock, asker, pattern from pattern_resource where id = ? and reply is null";

  private static final long YEAR_DAYS = 365;

  private final Entries entries;
  private final RunningClocks clocks;
  private final Asking asking;
  private final Viewing viewing;
  private final Transactions transactions;
  private final PageFrame frame;
  private final Clock clock;

  Resources(
      Entries entries,
      RunningClocks clocks,
      Asking asking,
      Viewing viewing,
      Transactions transactions,
      PageFrame frame,
      Clock clock) {
    this.entries = entries;
    this.clocks = clocks;
    this.asking = asking;
    this.viewing = viewing;
    this.transactions = transactions;
    this.frame = frame;
    this.clock = clock;
  }

  /** An organisation that can be asked, and those of it who can be named. */
  public record Whom(String partner, List<Person> people) {
    /** Somebody of it. */
    public record Person(UUID id, String name, String post) {}
  }

  /**
   * What is asked for.
   *
   * @param user the person who is asked; absent where whoever answers for the organisation is
   */
  record Wanted(
      String what, String amount, String partner, Whom.@Nullable Person user, LocalDate by) {}

  private record Open(UUID clock, UUID asker, UUID pattern) {}

  /** What was asked for because of a pattern, as far as the viewer may see it. */
  List<Resource> of(Viewer viewer, UUID pattern) {
    return viewing.read(
        viewer, () -> transactions.batch().query(OF, (row, _) -> resource(row), pattern));
  }

  /** Which of them are the viewer's to answer. */
  List<UUID> mine(Viewer viewer, UUID pattern) {
    return viewing.read(viewer, () -> transactions.batch().queryForList(MINE, UUID.class, pattern));
  }

  /**
   * What was not answered or not wholly given, as far as the viewer may see it, the unanswered
   * first; within a reading of the viewer.
   */
  public List<Resource> missing() {
    Instant yearAgo = clock.instant().minus(java.time.Duration.ofDays(YEAR_DAYS));
    return transactions
        .batch()
        .query(MISSING, (row, _) -> resource(row), yearAgo.atOffset(ZoneOffset.UTC));
  }

  /** Who can be asked. */
  List<Whom> whom(Viewer viewer) {
    var whom = new ArrayList<Whom>();
    viewing.read(
        viewer,
        () -> {
          transactions
              .batch()
              .query(
                  WHOM,
                  row -> {
                    String partner = row.getString(1);
                    if (whom.isEmpty() || !whom.getLast().partner().equals(partner)) {
                      whom.add(new Whom(partner, new ArrayList<>()));
                    }
                    whom.getLast()
                        .people()
                        .add(
                            new Whom.Person(
                                row.getObject(2, UUID.class), row.getString(3), row.getString(4)));
                  });
          return whom.size();
        });
    return whom;
  }

  /**
   * Asks for something, unless something happened to the pattern since the viewer looked.
   *
   * @return whether it stands
   */
  boolean ask(Viewer viewer, KnownPattern pattern, Wanted it, long version) {
    Subject about = KeepPatterns.subject(pattern.id());
    Instant now = clock.instant();
    UUID running = UUID.randomUUID();
    Whom.Person user = it.user();
    return entries.exclusively(() -> {
      var drafts = new ArrayList<Draft>();
      drafts.add(
          Draft.now(
              new PatternEvent.ResourceAsked(
                  pattern.id(),
                  UUID.randomUUID(),
                  it.what(),
                  it.amount(),
                  it.partner(),
                  user == null ? null : user.id(),
                  user == null ? null : user.name(),
                  it.by(),
                  running,
                  viewer.name()),
              now,
              viewer.author(),
              Purpose.ENQUIRY,
              List.of(about)));
      drafts.add(
          clocks.start(
              running,
              RULE,
              about,
              pattern.found(),
              new RunningClocks.Answers(it.partner(), null, user == null ? null : user.id()),
              now,
              viewer.author()));
      String kind = "pattern-resource-asked";
      List<String> words = List.of(viewer.name(), frame.dates().day(it.by()));
      if (user == null) {
        drafts.addAll(asking.toWhoAnswers(pattern.id(), it.partner(), kind, words));
      } else {
        drafts.add(Notices.to(user.id(), kind, words, about, now, KeepPatterns.BY));
      }
      return entries.append(drafts, new Seen(about, version)) instanceof Outcome.Appended;
    });
  }

  /**
   * Answers what was asked, unless somebody has meanwhile; whoever asked is told.
   *
   * @return whether it stands
   */
  boolean answer(Viewer viewer, UUID resource, PatternEvent.Reply reply, String words) {
    Instant now = clock.instant();
    return entries.exclusively(() -> {
      Optional<Open> open =
          transactions
              .batch()
              .query(
                  OPEN,
                  (row, _) ->
                      new Open(
                          row.getObject(1, UUID.class),
                          row.getObject(2, UUID.class),
                          row.getObject(3, UUID.class)),
                  resource)
              .stream()
              .findFirst();
      open.ifPresent(it -> {
        UUID pattern = it.pattern();
        Subject about = KeepPatterns.subject(pattern);
        var drafts = new ArrayList<Draft>();
        drafts.add(
            Draft.now(
                new PatternEvent.ResourceAnswered(pattern, resource, reply, words, viewer.name()),
                now,
                viewer.author(),
                Purpose.ENQUIRY,
                List.of(about)));
        clocks.running(pattern, RULE).stream()
            .filter(it.clock()::equals)
            .forEach(running -> drafts.add(clocks.stop(running, about, viewer.author())));
        String kind = "pattern-resource-" + reply.name().toLowerCase(Locale.ROOT);
        drafts.add(
            Notices.to(
                it.asker(),
                kind,
                List.of(viewer.name() + ", " + viewer.postName()),
                about,
                now,
                KeepPatterns.BY));
        entries.add(drafts);
      });
      return open.isPresent();
    });
  }

  private static Resource resource(ResultSet row) throws SQLException {
    return new Resource(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, LocalDate.class),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getTimestamp(11).toInstant(),
        row.getString(12),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        Rows.instant(row, 16),
        Rows.instant(row, 17));
  }
}
