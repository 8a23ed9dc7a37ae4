package org.breakwater.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.DirectoryTiles;
import org.breakwater.ledger.tiles.HttpTiles;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.WitnessPolicy;

/**
 * Checks a log from the command line, with this jar and nothing else: {@code java -cp
 * breakwater-ledger.jar org.breakwater.ledger.VerifyLog <folder or address> <vkey> [policy file]}.
 * Exits with 0 if all is well, 1 if something is wrong, 2 if it was called wrongly.
 */
public final class VerifyLog {
  private VerifyLog() {}

  /** Runs the check. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out));
  }

  /**
   * Runs the check and says on {@code out} what it found.
   *
   * @return 0 if all is well, 1 if something is wrong, 2 if it was called wrongly
   */
  public static int run(String[] arguments, PrintStream out) throws IOException {
    if (arguments.length < 2 || arguments.length > 3) {
      out.println("Give a folder or an address, the log's vkey and, if you like, a policy file.");
      return 2;
    }
    LogVerifier verifier = new LogVerifier(VerifierKey.parse(arguments[1]));
    if (arguments.length == 3) {
      verifier = verifier.requiring(WitnessPolicy.parse(Files.readString(Path.of(arguments[2]))));
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      VerificationReport report = verifier.verify(tiles(arguments[0], client));
      out.print(report.words());
      return report.sound() ? 0 : 1;
    }
  }

  /** A log by where it is: an address, or else a folder. */
  public static Tiles tiles(String place, HttpClient client) {
    boolean address = place.startsWith("https://") || place.startsWith("http://");
    return address ? new HttpTiles(client, URI.create(place)) : new DirectoryTiles(Path.of(place));
  }
}
