package org.breakwater.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.breakwater.record.Statistics;

/**
 * Takes in whole bundles, some hundred reports a transaction, so that gigabytes pass in constant
 * memory. When something fails half-way, every batch before it is kept for good; sending the same
 * bundle again goes on from there, since what is held already changes nothing.
 */
public final class Bundles {
  private static final int LINES = 1_000;
  private static final int BYTES = 4 * 1024 * 1024;

  private final Intake intake;
  private final Statistics statistics;

  Bundles(Intake intake, Statistics statistics) {
    this.intake = intake;
    this.statistics = statistics;
  }

  /** Told of each line after it has been stored for good, or refused. */
  public interface Listener {
    /**
     * @param number of the line, counted from 1
     * @param line as sent; empty when it is too long to repeat
     */
    void line(long number, byte[] line, Received received) throws IOException;
  }

  /** How many reports of a bundle were accepted, already held, and refused. */
  public record Tally(long accepted, long alreadyHeld, long refused) {
    /** The tally with one more line. */
    public Tally plus(Received received) {
      return switch (received) {
        case Received.Accepted _ -> new Tally(accepted + 1, alreadyHeld, refused);
        case Received.AlreadyHeld _ -> new Tally(accepted, alreadyHeld + 1, refused);
        case Received.Refused _ -> new Tally(accepted, alreadyHeld, refused + 1);
      };
    }

    @Override
    public String toString() {
      return "accepted " + accepted + ", already held " + alreadyHeld + ", refused " + refused;
    }
  }

  /** The bundle could not be read or stored to its end. */
  public static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1;

    private final Tally kept;

    BrokenOff(Tally kept, long lastLine, Throwable cause) {
      super(
          "stopped after line "
              + lastLine
              + ": everything up to it is settled ("
              + kept
              + "), nothing after it was stored; send the same bundle again to go on",
          cause);
      this.kept = kept;
    }

    /** What had been settled by then. */
    public Tally kept() {
      return kept;
    }
  }

  /**
   * Takes in every line.
   *
   * @throws BrokenOff when the bundle breaks off or the record cannot be reached; says what was
   *     kept
   */
  public Tally receive(InputStream in, Sender sender, Listener listener) throws BrokenOff {
    var bundle = new Bundle(in, ReportReader.LONGEST);
    var tally = new Tally(0, 0, 0);
    long settled = 0;
    long refreshedAt = 0;
    try (var reader = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
      Future<Batch> ahead = reader.submit(() -> next(bundle, sender));
      for (Batch batch = of(ahead); !batch.lines().isEmpty(); batch = of(ahead)) {
        // While the database stores one batch, the next is read.
        ahead = reader.submit(() -> next(bundle, sender));
        List<Received> received = receive(batch, sender);
        for (int i = 0; i < batch.lines().size(); i++) {
          Bundle.Line line = batch.lines().get(i);
          tally = tally.plus(received.get(i));
          settled = line.number();
          listener.line(
              line.number(), line.bytes() == null ? new byte[0] : line.bytes(), received.get(i));
        }
        // After the first batch and whenever there are four times as many.
        if (settled >= 4 * refreshedAt) {
          statistics.refresh();
          refreshedAt = settled;
        }
      }
      return tally;
    } catch (IOException | RuntimeException e) {
      throw new BrokenOff(tally, settled, e);
    }
  }

  /** Lines, with those that are not too long to be read made ready to be stored. */
  private record Batch(List<Bundle.Line> lines, List<Intake.Prepared> prepared) {}

  private Batch next(Bundle bundle, Sender sender) throws IOException {
    List<Bundle.Line> lines = bundle.next(LINES, BYTES);
    var readable = new ArrayList<byte[]>();
    for (Bundle.Line line : lines) {
      if (line.bytes() != null) {
        readable.add(line.bytes());
      }
    }
    return new Batch(lines, intake.prepare(readable, sender));
  }

  private static Batch of(Future<Batch> ahead) throws IOException {
    try {
      return ahead.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("told to stop", e);
    }
  }

  private List<Received> receive(Batch batch, Sender sender) {
    var answers = intake.receivePrepared(batch.prepared(), sender).iterator();
    return batch.lines().stream()
        .map(line -> line.bytes() == null ? tooLong() : answers.next())
        .toList();
  }

  private static Received tooLong() {
    return new Received.Refused(
        "",
        "is longer than "
            + ReportReader.LONGEST / 1024 / 1024
            + " MiB, the most that one report may be");
  }
}
