package org.breakwater.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.breakwater.ledger.note.VerifierKey;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose log a proof must be from, and whose cosignatures it needs: options of what checks one. */
final class Trust {
  @Option(
      names = "--vkey",
      required = true,
      paramLabel = "K",
      description = "The log's verifier key, from somebody you trust.")
  private String key;

  @Option(
      names = "--witness",
      paramLabel = "POLICY",
      description = "A file that says which log is trusted and whose cosignatures are needed.")
  private @Nullable Path witness;

  WitnessPolicy policy() throws IOException {
    return witness == null
        ? WitnessPolicy.only(VerifierKey.parse(key))
        : WitnessPolicy.parse(Files.readString(witness));
  }
}
