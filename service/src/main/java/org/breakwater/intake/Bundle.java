package org.breakwater.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a bundle (NDJSON, UTF-8), read in constant memory: one line, of a stated greatest
 * length, at a time. Blank lines count but are passed over, and so is a byte order mark.
 */
final class Bundle {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int longest;
  private final byte[] ahead = new byte[1 << 16];
  private int at;
  private int filled;
  private long number;
  private @Nullable IOException brokenOff;

  Bundle(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * One line.
   *
   * @param number counted from 1
   * @param bytes null when the line is longer than a report may be
   */
  record Line(long number, byte @Nullable [] bytes) {}

  /** The next line that holds anything, or null at the end. */
  @Nullable Line next() throws IOException {
    while (more()) {
      var text = new ByteArrayOutputStream(1024);
      number++;
      if (!line(text)) {
        return new Line(number, null);
      }
      byte[] bytes = number == 1 ? withoutMark(text.toByteArray()) : text.toByteArray();
      if (!blank(bytes)) {
        return new Line(number, bytes);
      }
    }
    return null;
  }

  /** Takes what is left of a line, as far as there is room; says whether there was. */
  private boolean line(ByteArrayOutputStream into) throws IOException {
    boolean ended = false;
    boolean room = true;
    while (!ended && more()) {
      int end = at;
      while (end < filled && ahead[end] != '\n') {
        end++;
      }
      int taken = Math.min(end - at, longest - into.size());
      into.write(ahead, at, taken);
      room &= taken == end - at;
      ended = end < filled;
      at = ended ? end + 1 : end;
    }
    return room;
  }

  /** Whether any byte is left. */
  private boolean more() throws IOException {
    while (at == filled) {
      int read = in.read(ahead);
      if (read < 0) {
        return false;
      }
      at = 0;
      filled = read;
    }
    return true;
  }

  /**
   * The next lines, at most so many and about so many bytes; none at the end. Where the source
   * breaks off, the whole lines before that are given first.
   */
  List<Line> next(int lines, int bytes) throws IOException {
    var batch = new ArrayList<Line>();
    int size = 0;
    try {
      while (brokenOff == null && batch.size() < lines && size < bytes) {
        Line line = next();
        if (line == null) {
          return batch;
        }
        batch.add(line);
        byte[] held = line.bytes();
        size += held == null ? 0 : held.length;
      }
    } catch (IOException e) {
      brokenOff = e;
    }
    if (batch.isEmpty() && brokenOff != null) {
      throw brokenOff;
    }
    return batch;
  }

  private static byte[] withoutMark(byte[] bytes) {
    return bytes.length >= 3 && java.util.Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3)
        ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length)
        : bytes;
  }

  private static boolean blank(byte[] bytes) {
    for (byte one : bytes) {
      if (one != ' ' && one != '\t' && one != '\r') {
        return false;
      }
    }
    return true;
  }
}
