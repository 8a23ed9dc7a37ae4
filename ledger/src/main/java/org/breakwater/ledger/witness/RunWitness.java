package org.breakwater.ledger.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.tiles.DirectoryTiles;

/**
 * Runs a witness from this jar and nothing else: {@code java -cp breakwater-ledger.jar
 * org.breakwater.ledger.witness.RunWitness <folder> <name> <host> <port> [post-quantum]}.
 *
 * <p>The folder holds {@code logs}, the vkeys of the logs to watch, one a line; {@code key} and,
 * with {@code post-quantum}, {@code key-ml-dsa-44}, which are made when they are missing; and
 * {@code signed}, what the witness remembers. Whoever has the keys can sign in the witness's name;
 * whoever deletes {@code signed} makes the witness forget, so that it can be deceived.
 */
public final class RunWitness {
  private RunWitness() {}

  /** Starts the witness, which runs until the program is stopped. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 4 || arguments.length > 5) {
      System.out.println("Give a folder, the witness's name, a host, a port, [post-quantum].");
      System.exit(2);
    }
    start(arguments, System.out);
  }

  @SuppressWarnings("AddressSelection") // listens where the operator says
  static WitnessServer start(String[] arguments, PrintStream out) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<VerifierKey> logs;
    try (Stream<String> lines = Files.lines(folder.resolve("logs"))) {
      logs =
          lines.map(String::strip).filter(line -> !line.isEmpty()).map(VerifierKey::parse).toList();
    }
    List<SigningKey> keys = new ArrayList<>();
    keys.add(key(folder.resolve("key"), arguments[1], SignatureKind.COSIGNATURE_ED25519));
    if (arguments.length == 5 && arguments[4].equals("post-quantum")) {
      Path file = folder.resolve("key-ml-dsa-44");
      keys.add(key(file, arguments[1], SignatureKind.COSIGNATURE_ML_DSA_44));
    }
    Witness witness =
        new Witness(logs, keys, new DirectoryTiles(folder.resolve("signed")), Clock.systemUTC());
    InetSocketAddress address = new InetSocketAddress(arguments[2], Integer.parseInt(arguments[3]));
    WitnessServer server = new WitnessServer(witness, address);
    keys.forEach(key -> out.println(key.verifierKey()));
    out.println("Listening on " + arguments[2] + ", port " + server.port() + ".");
    return server;
  }

  private static SigningKey key(Path file, String name, SignatureKind kind) throws IOException {
    if (!Files.exists(file)) {
      SigningKey made = SigningKey.generate(name, kind, new SecureRandom());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, made.skey() + "\n");
    }
    return SigningKey.parse(Files.readString(file).strip());
  }
}
