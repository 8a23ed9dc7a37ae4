package org.breakwater.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.breakwater.identity.Deciding;
import org.breakwater.identity.Judgement;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;

/** How long it takes to make one person of two who are mentioned often, and to take that back. */
final class JoinUndone implements Benchmark {
  private static final List<Integer> MENTIONS = List.of(10, 100, 1_000, 5_000);
  private static final List<String> FAMILIES = List.of("Vane", "Quill", "Orme", "Stone");
  private static final int TIMES = 11;
  private static final int AT_ONCE = 500;
  private static final Author WORKER = new Author(new UUID(4, 2), "Front door", "social-care");

  private static final String WHO =
      """
      select m.person from readings.membership m join readings.report r on r.entry = m.entry
      where r.ref = ? and m.to_place is null\
      """;

  @Override
  public String name() {
    return "undo";
  }

  @Override
  public Table run(Setting setting) throws IOException {
    Path data = setting.fresh("undo");
    var rows = new ArrayList<List<String>>();
    try (var record = new OpenRecord(data)) {
      for (int mentions : MENTIONS) {
        UUID one = receive(record, "Idris", mentions, "one");
        UUID other = receive(record, "Wren", mentions, "other");
        record.owner().execute("vacuum analyze");
        rows.add(row(record, mentions, one, other));
      }
    }
    return new Table(
        "A join and its undoing",
        List.of(
            "mentions of the one who goes",
            "joined, median",
            "undone, median",
            "undone, longest of " + TIMES),
        rows,
        "From the decision to its durable entry, with every reading brought up to date, on an"
            + " embedded PostgreSQL; goal: within a second.");
  }

  /** A person of so many mentions, each in a report of its own. */
  private static UUID receive(OpenRecord record, String given, int mentions, String number) {
    var reports = new ArrayList<byte[]>();
    for (int i = 0; i < mentions; i++) {
      reports.add(report(given, mentions, "%s-%d-%d".formatted(number, mentions, i), i));
      if (reports.size() == AT_ONCE || i == mentions - 1) {
        record.bean(Intake.class).receive(reports, Sender.OPERATOR);
        reports.clear();
      }
    }
    List<UUID> who =
        record
            .owner()
            .queryForList(WHO, UUID.class, "%s-%d-%d".formatted(number, mentions, mentions - 1));
    return who.getFirst();
  }

  private static byte[] report(String given, int mentions, String ref, int day) {
    LocalDate on = LocalDate.of(2010, 1, 1).plusDays(day % 3_000);
    return """
    {"ref":"%s","agency":"school","kind":"attendance","occurred":"%s","recorded":"%sT16:00:00Z",\
    "summary":"Late.","people":[{"ref":"p1","role":"child","given":"%s","family":"%s",\
    "born":"2003-04-09","identifiers":[{"scheme":"case","value":"%s%d"}]}]}\
    """
        .formatted(
            ref,
            on,
            on,
            given,
            FAMILIES.get(MENTIONS.indexOf(mentions)),
            given.toLowerCase(Locale.ROOT),
            mentions)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> row(OpenRecord record, int mentions, UUID one, UUID other) {
    var deciding = record.bean(Deciding.class);
    var joined = new ArrayList<Duration>();
    var undone = new ArrayList<Duration>();
    for (int i = 0; i < TIMES; i++) {
      var seen = new Deciding.Before(one, deciding.version(one));
      var seenOther = new Deciding.Before(other, deciding.version(other));
      long begun = System.nanoTime();
      UUID decision =
          decided(deciding.judge(seen, seenOther, Judgement.Verdict.SAME, "Her nurse.", WORKER));
      long decided = System.nanoTime();
      decided(deciding.undo(decision, "Another nurse.", WORKER));
      joined.add(Duration.ofNanos(decided - begun));
      undone.add(Duration.ofNanos(System.nanoTime() - decided));
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d",
            record.count(
                "select count(*) from readings.membership where person = ? and to_place is null",
                other)),
        seconds(Latencies.of(joined).within(.5)),
        seconds(Latencies.of(undone).within(.5)),
        seconds(Latencies.of(undone).within(1)));
  }

  private static UUID decided(Deciding.Result result) {
    if (result instanceof Deciding.Result.Decided decided) {
      return decided.entry();
    }
    throw new IllegalStateException("somebody else decided meanwhile");
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f s", took.toNanos() / 1e9);
  }
}
