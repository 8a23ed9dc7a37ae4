package org.breakwater.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.database.Transactions;
import org.breakwater.intake.ReportCorrected;
import org.breakwater.intake.ReportReceived;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.story.AsKnown;
import org.jspecify.annotations.Nullable;

/** Reads every report that was known on a day, in the order in which they were written down. */
final class ToldReports {
  private static final int A_BATCH = 500;

  private static final String REPORTS =
      """
      select r.entry, s.recorded, s.corrected_by
      from report r join standing s on s.entry = r.entry
      where (?::timestamptz is null or s.recorded <= ?)
        and (?::timestamptz is null or s.received <= ?)
      order by s.recorded, s.place\
      """;

  private static final String THESE =
      """
      select r.entry, s.recorded, s.corrected_by
      from report r join standing s on s.entry = r.entry
      where r.entry = any (?) order by s.recorded, s.place\
      """;

  private static final String NOW =
      """
      select m.at, m.entry, ms.person
      from unnest(?::uuid[]) as asked (entry)
      join mention m on m.entry = asked.entry
      join membership ms on ms.entry = m.entry and ms.at = m.at and ms.to_place is null\
      """;

  private static final String THEN =
      """
      select m.at, m.entry, ms.person
      from unnest(?::uuid[]) as asked (entry)
      join mention m on m.entry = asked.entry
      join membership ms on ms.entry = m.entry and ms.at = m.at and ms.from_place <= place_at(?)
        and (ms.to_place is null or ms.to_place > place_at(?))\
      """;

  private final Transactions transactions;
  private final Entries entries;

  ToldReports(Transactions transactions, Entries entries) {
    this.transactions = transactions;
    this.entries = entries;
  }

  private record Line(UUID entry, Instant recorded, @Nullable UUID correctedBy) {}

  /** All of them; within a transaction. */
  List<Told> all(AsKnown asKnown) {
    Object recorded = asKnown instanceof AsKnown.OnRecord(Instant by) ? time(by) : null;
    Object received = asKnown instanceof AsKnown.AvailableHere(Instant by) ? time(by) : null;
    List<Line> lines =
        transactions
            .batch()
            .query(REPORTS, ToldReports::line, recorded, recorded, received, received);
    var told = new ArrayList<Told>();
    for (int from = 0; from < lines.size(); from += A_BATCH)
      told.addAll(read(lines.subList(from, Math.min(from + A_BATCH, lines.size())), asKnown));
    return told;
  }

  /** Some of them as they read today; within a transaction. */
  List<Told> these(Collection<UUID> reports) {
    return read(
        transactions.batch().query(THESE, ToldReports::line, (Object) reports.toArray(UUID[]::new)),
        AsKnown.TODAY);
  }

  private static Line line(ResultSet row, int at) throws SQLException {
    return new Line(
        row.getObject(1, UUID.class),
        row.getTimestamp(2).toInstant(),
        row.getObject(3, UUID.class));
  }

  private List<Told> read(List<Line> lines, AsKnown asKnown) {
    Map<UUID, Entry> bodies =
        entries.byId(
            lines.stream()
                .flatMap(line -> Stream.of(line.entry(), line.correctedBy()))
                .filter(Objects::nonNull)
                .toList());
    Map<UUID, Map<Integer, UUID>> persons = persons(lines, asKnown);
    var told = new ArrayList<Told>();
    for (Line line : lines) {
      Entry entry = bodies.get(line.entry());
      if (entry == null || !(entry.event() instanceof ReportReceived received)) continue;
      var people = new ArrayList<Told.Who>();
      Map<Integer, UUID> whom = persons.getOrDefault(line.entry(), Map.of());
      for (int at = 0; at < received.report().people().size(); at++) {
        UUID person = whom.get(at);
        if (person != null) people.add(new Told.Who(received.report().people().get(at), person));
      }
      Entry correction = line.correctedBy() == null ? null : bodies.get(line.correctedBy());
      told.add(
          new Told(
              line.entry(),
              line.recorded(),
              correction != null
                      && known(correction, asKnown)
                      && correction.event() instanceof ReportCorrected corrected
                  ? corrected.report()
                  : received.report(),
              people));
    }
    return told;
  }

  private static boolean known(Entry correction, AsKnown asKnown) {
    return switch (asKnown) {
      case AsKnown.Today _ -> true;
      case AsKnown.OnRecord(Instant by) -> !correction.recorded().isAfter(by);
      case AsKnown.AvailableHere(Instant by) -> !correction.received().isAfter(by);
    };
  }

  private Map<UUID, Map<Integer, UUID>> persons(List<Line> lines, AsKnown asKnown) {
    var persons = new HashMap<UUID, Map<Integer, UUID>>();
    UUID[] asked = lines.stream().map(Line::entry).toArray(UUID[]::new);
    Object[] parameters =
        asKnown instanceof AsKnown.AvailableHere(Instant by)
            ? new Object[] {asked, time(by), time(by)}
            : new Object[] {asked};
    transactions
        .batch()
        .query(
            parameters.length == 1 ? NOW : THEN,
            row -> {
              persons
                  .computeIfAbsent(row.getObject(2, UUID.class), _ -> new HashMap<>())
                  .put(row.getInt(1), row.getObject(3, UUID.class));
            },
            parameters);
    return persons;
  }

  private static Object time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
