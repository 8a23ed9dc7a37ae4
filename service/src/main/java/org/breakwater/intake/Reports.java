package org.breakwater.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.database.Columns;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Intake.ReportName;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which reports are held, under which of the agencies' references. */
final class Reports implements Reading {
  private static final String INSERT =
      """
      insert into report (agency, ref, entry, kind, digest, doubts)
      select * from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::int[])\
      """;

  private static final String HELD =
      """
      select r.agency, r.ref, r.entry, r.digest
      from unnest(?::text[], ?::text[]) as asked (agency, ref)
      join report r on r.agency = asked.agency and r.ref = asked.ref\
      """;

  private final Transactions transactions;

  Reports(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A report that is held. */
  record Held(UUID entry, String digest) {}

  /** Those of the named reports that are held. */
  Map<ReportName, Held> held(Collection<ReportName> names) {
    var held = new HashMap<ReportName, Held>();
    transactions
        .batch()
        .query(
            HELD,
            row -> {
              held.put(
                  new ReportName(row.getString(1), row.getString(2)),
                  new Held(row.getObject(3, UUID.class), row.getString(4)));
            },
            names.stream().map(ReportName::agency).toArray(String[]::new),
            names.stream().map(ReportName::ref).toArray(String[]::new));
    return held;
  }

  @Override
  public List<String> tables() {
    return List.of("report");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    Columns.write(
        INSERT,
        entries.stream()
            .filter(entry -> entry.event() instanceof ReportReceived)
            .map(Reports::values)
            .toList(),
        jdbc);
  }

  private static Object[] values(Entry entry) {
    var event = (ReportReceived) entry.event();
    return new Object[] {
      event.report().agency(),
      Readable.text(event.report().ref()),
      entry.id(),
      event.report().kind(),
      event.digest(),
      event.doubts().size()
    };
  }
}
