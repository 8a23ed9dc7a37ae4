package org.breakwater.writing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.breakwater.access.Viewer;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Doubt;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Report;
import org.breakwater.intake.Sender;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Marking;

/** Makes a report of a draft, and sends it: then it is in the record and the draft is gone. */
final class Sending {
  /** Neither letters nor digits that sound or look like another. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRTUVWXY";

  private static final int LENGTH = 6;

  private final Intake intake;
  private final Drafts drafts;
  private final Colleagues colleagues;
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random;

  Sending(
      Intake intake,
      Drafts drafts,
      Colleagues colleagues,
      Transactions transactions,
      Clock clock,
      SecureRandom random) {
    this.intake = intake;
    this.drafts = drafts;
    this.colleagues = colleagues;
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What a draft would send.
   *
   * @param wrong what must be mended first; the report is whole only when there is nothing
   * @param doubts what is odd, and would be kept all the same
   */
  record Ready(Report report, Marking marking, List<Wrong> wrong, List<Doubt> doubts) {}

  Ready ready(Form form, Viewer writer, Words say) {
    var composing = new Composing(form, say);
    Report report = composing.report(reference(), writer, clock.instant());
    List<Wrong> wrong = composing.wrong();
    Marking marking =
        new Circle(form.marking(), form.posts(), form.readers())
            .marking(writer, colleagues, say, wrong);
    Intake.Check check = intake.check(report);
    for (Received.Fault fault : check.faults()) {
      wrong.add(
          new Wrong(say.of("writing.wrong.text", fault.reason()), composing.box(fault.field())));
    }
    return new Ready(report, marking, List.copyOf(wrong), check.doubts());
  }

  /** What became of a draft that was to be sent. */
  sealed interface Sent {
    /** It is in the record now. */
    record Kept(UUID entry) implements Sent {}

    /** It has changed, or was sent or discarded, since its writer checked it. Nothing was sent. */
    record Changed() implements Sent {}
  }

  /** Sends what the writer has checked: the record takes it and the draft goes, both or neither. */
  Sent send(Drafts.Kept draft, Ready ready, Viewer writer) {
    var sender = new Sender(writer.id(), writer.postName(), writer.partner());
    Supplier<Sent> both =
        () -> {
          if (!drafts.discard(draft.id(), writer.id(), draft.version())) {
            return new Sent.Changed();
          }
          return switch (intake.receive(ready.report(), sender, ready.marking())) {
            case Received.Accepted accepted -> new Sent.Kept(accepted.entry());
            case Received.AlreadyHeld held -> new Sent.Kept(held.entry());
            case Received.Refused _ ->
                throw new IllegalStateException("a report that was found whole was refused");
          };
        };
    return transactions.writing(both);
  }

  /** A reference that can be read aloud and not be guessed, such as {@code BW-2026-7KM3QX}. */
  private String reference() {
    var text =
        new StringBuilder("BW-")
            .append(clock.instant().atZone(ZoneOffset.UTC).getYear())
            .append('-');
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
