package org.breakwater.story;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.breakwater.database.Columns;
import org.breakwater.identity.IdentityEvent;
import org.breakwater.identity.Move;
import org.breakwater.intake.Readable;
import org.breakwater.intake.Report;
import org.breakwater.intake.ReportCorrected;
import org.breakwater.intake.ReportReceived;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whose story each entry belongs to, and how its people and things are linked. */
final class AppearanceReading implements Reading {
  private static final String THINGS =
      """
      insert into appearance (subject, entry)
      select distinct thing, entry from thing_mention where entry = any(?)\
      """;

  private static final String JOIN =
      """
      insert into appearance (subject, entry)
      select distinct joined.subject, joined.entry
      from unnest(?::uuid[], ?::uuid[]) as joined (subject, entry)
      where not exists (select 1 from appearance already
        where already.subject = joined.subject and already.entry = joined.entry offset 0)\
      """;

  /** A person's story keeps the entry while another of its mentions is still held to be them. */
  private static final String LEAVE =
      """
      delete from appearance using unnest(?::uuid[], ?::uuid[]) as former (subject, entry)
      where appearance.subject = former.subject and appearance.entry = former.entry
        and not exists (select 1 from membership m
          where m.person = appearance.subject and m.entry = appearance.entry and m.to_place is null)\
      """;

  /** A correction appears wherever the report that it corrects appears, and nowhere else. */
  private static final String FOLLOW =
      """
      insert into appearance (subject, entry)
      select a.subject, c.id from record.entry c join appearance a on a.entry = c.corrects
      where c.corrects = any (?) and exists (select 1 from record.body b where b.entry = c.id)
      on conflict do nothing\
      """;

  private static final String FOLLOW_AWAY =
      """
      delete from appearance using record.entry c
      where c.corrects = any (?) and appearance.entry = c.id
        and not exists (select 1 from appearance a
          where a.subject = appearance.subject and a.entry = c.corrects offset 0)\
      """;

  private static final String FORGET_LINKS = "delete from link where entry = any(?)";

  private static final String FORGET_THINGS =
      """
      delete from appearance where entry = any(?)
        and not exists (select 1 from membership m where m.entry = appearance.entry
          and m.person = appearance.subject and m.to_place is null)\
      """;

  private static final String LINK =
      """
      insert into link (entry, n, type, from_ref, to_ref)
      select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[])\
      """;

  @Override
  public List<String> tables() {
    return List.of("appearance", "link");
  }

  /** That a mention was held to be somebody is told by a judgement, which stays. */
  @Override
  public void forget(List<UUID> erased, JdbcTemplate jdbc) {
    Object ids = erased.toArray(UUID[]::new);
    jdbc.update(FORGET_LINKS, ids);
    jdbc.update(FORGET_THINGS, ids);
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    var reports = new ArrayList<UUID>();
    var links = new ArrayList<Object[]>();
    var joins = new ArrayList<Object[]>();
    var leaves = new ArrayList<Object[]>();
    var followed = new LinkedHashSet<UUID>();
    for (Entry entry : entries) {
      switch (entry.event()) {
        case ReportReceived received -> {
          reports.add(entry.id());
          links.addAll(links(entry, received.report()));
        }
        case ReportCorrected _ -> followed.add(Objects.requireNonNull(entry.corrects()));
        case IdentityEvent judged -> {
          for (Move move : judged.moves()) {
            joins.add(new Object[] {move.to(), move.mention().entry()});
            if (move.from() != null) {
              leaves.add(new Object[] {move.from(), move.mention().entry()});
              followed.add(move.mention().entry());
            }
          }
        }
        default -> {}
      }
    }
    if (!reports.isEmpty()) {
      jdbc.update(THINGS, (Object) reports.toArray(UUID[]::new));
    }
    Columns.write(LINK, links, jdbc);
    Columns.write(JOIN, joins, jdbc);
    Columns.write(LEAVE, leaves, jdbc);
    if (!followed.isEmpty()) {
      jdbc.update(FOLLOW, (Object) followed.toArray(UUID[]::new));
      jdbc.update(FOLLOW_AWAY, (Object) followed.toArray(UUID[]::new));
    }
  }

  private static List<Object[]> links(Entry entry, Report report) {
    var rows = new ArrayList<Object[]>();
    List<Report.Link> links = Report.each(report.links());
    for (int n = 0; n < links.size(); n++) {
      Report.Link link = links.get(n);
      rows.add(
          new Object[] {
            entry.id(), n, link.type(), Readable.text(link.from()), Readable.text(link.to())
          });
    }
    return rows;
  }
}
