package org.breakwater.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.record.Author;
import org.breakwater.record.Canonical;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Marking;
import org.breakwater.record.Occurred;
import org.breakwater.record.Purpose;
import tools.jackson.databind.json.JsonMapper;

/** Takes in reports: from an agency's system, a bundle, or a worker's own page. */
public final class Intake {
  /** Of so many reports no statement is about more than some rows. */
  private static final int FEW = 3;

  private final Entries entries;
  private final Reports reports;
  private final Clock clock;
  private final JsonMapper json;
  private final ReportReader reader = new ReportReader();

  Intake(Entries entries, Reports reports, Clock clock, JsonMapper json) {
    this.entries = entries;
    this.reports = reports;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Takes in reports as the bytes of their JSON, in one transaction: on return every accepted one
   * is stored for good with all that follows from it. On an exception none is.
   *
   * @return what became of each, in the same order
   */
  public List<Received> receive(List<byte[]> lines, Sender sender) {
    return store(prepare(lines, sender), sender, Marking.OPEN);
  }

  /** The part of taking in that needs no database: reading, doubting, and spelling out. */
  List<Prepared> prepare(List<byte[]> lines, Sender sender) {
    Instant now = clock.instant();
    return lines.stream().map(line -> prepare(reader.read(line), sender, now)).toList();
  }

  /** The other part, with the same sender. */
  List<Received> receivePrepared(List<Prepared> prepared, Sender sender) {
    return store(prepared, sender, Marking.OPEN);
  }

  /** Takes in one report that a worker wrote on a page, for those whom the marking names. */
  public Received receive(Report report, Sender sender, Marking marking) {
    Prepared prepared =
        prepare(reader.read(json.writeValueAsBytes(report)), sender, clock.instant());
    return store(List.of(prepared), sender, marking).getFirst();
  }

  /**
   * What would be said of a report before it is sent.
   *
   * @param faults why it could not be read; none for one that would be kept
   * @param doubts what is odd about it
   */
  public record Check(List<Received.Fault> faults, List<Doubt> doubts) {}

  /** Looks at a report without keeping it. */
  public Check check(Report report) {
    return switch (reader.read(json.writeValueAsBytes(report))) {
      case ReportReader.Line.Unreadable unreadable -> new Check(unreadable.faults(), List.of());
      case ReportReader.Line.Readable readable ->
          new Check(List.of(), Doubts.about(readable.report(), clock.instant()));
    };
  }

  private List<Received> store(List<Prepared> prepared, Sender sender, Marking marking) {
    return entries.exclusivelyByKey(
        prepared.size() <= FEW, () -> storing(prepared, sender, marking));
  }

  private List<Received> storing(List<Prepared> prepared, Sender sender, Marking marking) {
    Map<ReportName, Reports.Held> held = reports.held(names(prepared));
    var fresh = new ArrayList<Draft>();
    var placeOf = new HashMap<ReportName, Integer>();
    for (Prepared one : prepared) {
      if (one instanceof Prepared.Fit fit
          && !held.containsKey(fit.name())
          && placeOf.putIfAbsent(fit.name(), fresh.size()) == null) {
        fresh.add(draft(fit, sender, marking));
      }
    }
    List<Entry> stored = fresh.isEmpty() ? List.of() : entries.add(fresh);
    var answers = new ArrayList<Received>(prepared.size());
    for (Prepared one : prepared) {
      answers.add(
          switch (one) {
            case Prepared.Unfit unfit -> unfit.refused();
            case Prepared.Fit fit -> answer(fit, held, placeOf, stored);
          });
    }
    return answers;
  }

  /**
   * Consumes a fresh report's place, so that a second one of the same name in the batch is a
   * re-send.
   */
  private static Received answer(
      Prepared.Fit fit,
      Map<ReportName, Reports.Held> held,
      Map<ReportName, Integer> placeOf,
      List<Entry> stored) {
    ReportName name = fit.name();
    Integer place = placeOf.remove(name);
    if (place != null) {
      UUID entry = stored.get(place).id();
      held.put(name, new Reports.Held(entry, fit.event().digest()));
      return new Received.Accepted(name.agency(), name.ref(), entry, fit.event().doubts().size());
    }
    Reports.Held before = held.get(name);
    if (before != null && before.digest().equals(fit.event().digest())) {
      return new Received.AlreadyHeld(name.agency(), name.ref(), before.entry());
    }
    return new Received.Refused(
        List.of(
            new Received.Fault(
                "ref",
                "names a report that is already held with other content; nothing was changed. To"
                    + " put a report right, correct it in Breakwater or send the correction under a"
                    + " reference of its own")),
        true);
  }

  private static Draft draft(Prepared.Fit fit, Sender sender, Marking marking) {
    Report report = fit.event().report();
    return new Draft(
        fit.event(),
        report.occurred() == null ? null : Occurred.parse(report.occurred()).orElse(null),
        Moments.rfc3339(report.recorded()),
        new Author(sender.user(), post(report, sender), report.agency()),
        Purpose.REPORTING,
        marking,
        List.of(),
        null,
        null);
  }

  private static String post(Report report, Sender sender) {
    if (sender.post() != null) {
      return sender.post();
    }
    Report.Writer writer = report.author();
    return writer == null || writer.post() == null ? "unstated" : Readable.text(writer.post());
  }

  private Prepared prepare(ReportReader.Line line, Sender sender, Instant now) {
    return switch (line) {
      case ReportReader.Line.Unreadable unreadable ->
          new Prepared.Unfit(new Received.Refused(unreadable.faults(), false));
      case ReportReader.Line.Readable readable -> prepare(readable.report(), sender, now);
    };
  }

  private Prepared prepare(Report report, Sender sender, Instant now) {
    if (sender.partner() != null && !sender.partner().equals(report.agency())) {
      return new Prepared.Unfit(
          new Received.Refused("agency", "is not the agency that you may report for"));
    }
    String digest = digest(Canonical.json(json.writeValueAsString(report)));
    return new Prepared.Fit(
        new ReportName(report.agency(), Readable.text(report.ref())),
        new ReportReceived(report, digest, Doubts.about(report, now)));
  }

  private static List<ReportName> names(List<Prepared> prepared) {
    return prepared.stream()
        .filter(Prepared.Fit.class::isInstance)
        .map(one -> ((Prepared.Fit) one).name())
        .toList();
  }

  private static String digest(String canonical) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A line made ready: to be stored, or refused already. */
  sealed interface Prepared {
    record Fit(ReportName name, ReportReceived event) implements Prepared {}

    record Unfit(Received.Refused refused) implements Prepared {}
  }

  /** What names a report for ever. */
  record ReportName(String agency, String ref) {}
}
