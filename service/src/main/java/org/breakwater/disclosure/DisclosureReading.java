package org.breakwater.disclosure;

import java.time.ZoneOffset;
import java.util.List;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every disclosure: of whom, by whom, to whom and why. */
final class DisclosureReading implements Reading {
  private static final String INSERT =
      """
      insert into disclosure (entry, person, maker, name, post, partner, recipient, ground, reasons,
        shown, held_back, at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  @Override
  public List<String> tables() {
    return List.of("disclosure");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      if (entry.event() instanceof DisclosureEvent.Made made) {
        jdbc.update(
            INSERT,
            entry.id(),
            entry.subjects().getFirst().id(),
            entry.author().user(),
            made.name(),
            entry.author().post(),
            entry.author().partner(),
            made.recipient(),
            made.ground().name(),
            made.reasons(),
            made.shown().size(),
            made.heldBack().size(),
            entry.received().atOffset(ZoneOffset.UTC));
      }
    }
  }
}
