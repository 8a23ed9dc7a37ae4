package org.breakwater.inquiry;

import java.time.ZoneOffset;
import java.util.List;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.breakwater.record.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every statement that was made. */
final class StatementReading implements Reading {
  private static final String INSERT =
      """
      insert into statement (entry, subject_type, subject, maker, name, post, partner, recipient,
        lines, at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  @Override
  public List<String> tables() {
    return List.of("statement");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      if (entry.event() instanceof InquiryEvent.Stated stated) {
        Subject subject = entry.subjects().getFirst();
        jdbc.update(
            INSERT,
            entry.id(),
            subject.type(),
            subject.id(),
            entry.author().user(),
            stated.name(),
            entry.author().post(),
            entry.author().partner(),
            stated.recipient(),
            stated.lines(),
            entry.received().atOffset(ZoneOffset.UTC));
      }
    }
  }
}
