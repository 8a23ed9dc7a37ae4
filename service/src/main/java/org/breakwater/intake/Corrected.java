package org.breakwater.intake;

import java.util.List;
import java.util.UUID;

/** What became of a correction. */
public sealed interface Corrected {
  /** Kept, as the entry of this id. */
  record Kept(UUID entry) implements Corrected {}

  /** Not kept: somebody else corrected the same report since the writer looked. */
  record Meanwhile(UUID entry) implements Corrected {}

  /** Not kept: the corrected report could not be read by the schema. */
  record Unreadable(List<Received.Fault> faults) implements Corrected {}
}
