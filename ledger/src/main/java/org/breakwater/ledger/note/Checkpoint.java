package org.breakwater.ledger.note;

import java.util.Arrays;
import java.util.List;
import org.breakwater.ledger.merkle.Hash;

/**
 * What a log states of itself: this is my name, I hold so many entries, and this is the root over
 * them (c2sp.org/tlog-checkpoint).
 *
 * @param origin the log's name, normally its address without the scheme
 * @param size how many entries, not negative
 * @param root the root of the tree over them
 * @param extensions further lines, which nobody can audit: not recommended
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  /** Checks that it could be written and read again. */
  public Checkpoint {
    if (origin.isEmpty() || origin.contains("\n") || size < 0) {
      throw new IllegalArgumentException("not a checkpoint: size " + size);
    }
    extensions = List.copyOf(extensions);
    if (extensions.stream().anyMatch(line -> line.isEmpty() || line.contains("\n"))) {
      throw new IllegalArgumentException("extension lines are not empty");
    }
  }

  /** A checkpoint without extension lines. */
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  /**
   * Reads a checkpoint from a note's text.
   *
   * @throws IllegalArgumentException if the text is not a checkpoint exactly as it would be written
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4) {
      throw new IllegalArgumentException("a checkpoint has at least three lines");
    }
    Checkpoint checkpoint =
        new Checkpoint(
            lines[0],
            Long.parseLong(lines[1]),
            Hash.fromBase64(lines[2]),
            Arrays.asList(lines).subList(3, lines.length - 1));
    if (!checkpoint.text().equals(text)) {
      throw new IllegalArgumentException("not a checkpoint as it is written");
    }
    return checkpoint;
  }

  /** The text that is signed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
