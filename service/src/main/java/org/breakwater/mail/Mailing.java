package org.breakwater.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.notices.Notices;
import org.breakwater.pages.Words;
import org.breakwater.record.Author;
import org.breakwater.record.Entries;
import org.breakwater.record.Occurred;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/**
 * Tells people by e-mail that something waits for them. What is overdue goes at once, at any hour;
 * everything else is gathered into one message and waits for the morning. That it was sent is an
 * entry, written after the server took it: a crash in between sends twice, and never loses.
 */
final class Mailing {
  /** What was not told in a week is no news; it stands in "my work today". */
  private static final Duration NEWS = Duration.ofDays(7);

  private static final Duration AGAIN = Duration.ofMinutes(15);
  private static final Duration URGENT_AGAIN = Duration.ofMinutes(1);

  /** So many refusals in one run, and the server itself is at fault: the next run tries again. */
  private static final int REFUSALS = 3;

  private static final Author BY = Author.engine("mail/1");
  private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);

  private static final String WAITING =
      """
      select u.id, u.email, array_agg(n.entry order by n.at, n.entry), bool_or(n.kind = 'escalated'),
        (select max(m.at) from notice_mailed m where m.app_user = u.id)
      from notice n join app_user u on u.id = n.app_user and not u.disabled and u.email is not null
      where n.read_at is null and n.at > ?
        and not exists (select 1 from notice_mailed m where m.notice = n.entry)
      group by u.id, u.email
      order by bool_or(n.kind = 'escalated') desc, min(n.at), u.id limit 500\
      """;

  private final MailSender sender;
  private final MailSettings settings;
  private final Words words;
  private final Transactions transactions;
  private final Entries entries;
  private final Clock clock;
  private final Map<UUID, Instant> refused = new HashMap<>();

  Mailing(
      MailSender sender,
      MailSettings settings,
      Words words,
      Transactions transactions,
      Entries entries,
      Clock clock) {
    this.sender = sender;
    this.settings = settings;
    this.words = words;
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  private record Waiting(
      UUID user, String address, List<UUID> notices, boolean urgent, @Nullable Instant last) {}

  /** Sends whatever is to be sent now. One run at a time, so that nothing is sent twice. */
  synchronized void run() {
    Instant now = clock.instant();
    List<Waiting> all =
        transactions.writing(() ->
            transactions
                .batch()
                .query(
                    WAITING,
                    (row, _) -> waiting(row),
                    now.minus(NEWS).atOffset(java.time.ZoneOffset.UTC)));
    int refusals = 0;
    for (Waiting one : all) {
      if (refusals < REFUSALS && isTime(one, now) && !send(one, now)) {
        refusals++;
      }
    }
  }

  private boolean isTime(Waiting one, Instant now) {
    Instant refusal = refused.get(one.user());
    if (refusal != null && now.isBefore(refusal.plus(one.urgent() ? URGENT_AGAIN : AGAIN))) {
      return false;
    }
    Instant last = one.last();
    return one.urgent()
        || (!settings.quiet(now.atZone(Occurred.ZONE).toLocalTime())
            && (last == null || !now.isBefore(last.plus(settings.every()))));
  }

  private boolean send(Waiting one, Instant now) {
    var message = new SimpleMailMessage();
    message.setFrom(settings.from());
    message.setTo(one.address());
    message.setSubject(words.of(one.urgent() ? "mail.subject.overdue" : "mail.subject"));
    message.setText(words.of("mail.text", one.notices().size(), settings.today()));
    try {
      sender.send(message);
    } catch (MailException e) {
      // Neither the address nor what the server says of it: both are about a person.
      LOG.warn("a message to user {} was refused: {}", one.user(), e.getClass().getSimpleName());
      refused.put(one.user(), now);
      return false;
    }
    refused.remove(one.user());
    entries.add(Notices.mailed(one.user(), one.notices(), now, BY));
    return true;
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    var last = row.getTimestamp(5);
    return new Waiting(
        row.getObject(1, UUID.class),
        row.getString(2),
        List.of((UUID[]) row.getArray(3).getArray()),
        row.getBoolean(4),
        last == null ? null : last.toInstant());
  }
}
