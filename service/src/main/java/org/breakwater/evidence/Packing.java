package org.breakwater.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Parts packed into one zip, uncompressed and always to the same bytes, so that a byte that was
 * altered is found in the part where it stands, and one between parts is found as well.
 */
final class Packing {
  /** More than any file of evidence has. */
  private static final int MOST_PARTS = 50_000;

  private static final long LARGEST = 1L << 30;
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int HEADER_LENGTH = 30;

  private Packing() {}

  /**
   * What was unpacked.
   *
   * @param wrong what is wrong with the packing, if anything is; the parts are what was found
   */
  record Unpacked(Map<String, byte[]> parts, Optional<String> wrong) {}

  static byte[] zip(Map<String, byte[]> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        var crc = new CRC32();
        crc.update(part.getValue());
        var entry = new ZipEntry(part.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(ALWAYS);
        entry.setSize(part.getValue().length);
        entry.setCompressedSize(part.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads a zip, or a folder into which one was unpacked. */
  static Unpacked read(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      if (Files.size(place) > LARGEST) {
        throw new IOException(place + " is larger than any file of evidence");
      }
      return unzip(Files.readAllBytes(place));
    }
    var parts = new LinkedHashMap<String, byte[]>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        if (parts.size() == MOST_PARTS) {
          throw new IOException(place + " holds more than any file of evidence");
        }
        parts.put(place.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return new Unpacked(parts, Optional.empty());
  }

  static Unpacked unzip(byte[] zip) {
    var parts = new LinkedHashMap<String, byte[]>();
    var starts = new ArrayList<Integer>();
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = next(in, 0); at >= 0 && parts.size() < MOST_PARTS; ) {
      int nameLength = in.getShort(at + 26) & 0xffff;
      int from = at + HEADER_LENGTH + nameLength + (in.getShort(at + 28) & 0xffff);
      int length = in.getInt(at + 18);
      boolean stored = in.getShort(at + 8) == 0;
      if (!stored || length < 0 || from > zip.length || length > zip.length - from) {
        at = next(in, at + 4);
        continue;
      }
      String name = new String(zip, at + HEADER_LENGTH, nameLength, StandardCharsets.UTF_8);
      parts.put(name, Arrays.copyOfRange(zip, from, from + length));
      starts.add(at);
      at = next(in, from + length);
    }
    return new Unpacked(parts, wrong(zip, parts, starts));
  }

  /** Where the next part's header begins; -1 where there is none. */
  private static int next(ByteBuffer in, int from) {
    for (int at = from; at + HEADER_LENGTH <= in.limit(); at++) {
      if (in.getInt(at) == LOCAL_HEADER) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<String> wrong(
      byte[] zip, Map<String, byte[]> parts, List<Integer> starts) {
    byte[] again = zip(parts);
    int differs = Arrays.mismatch(zip, again);
    if (differs < 0) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(parts.keySet());
    int last = (int) starts.stream().filter(start -> start <= differs).count() - 1;
    String where =
        last < 0 || last >= names.size() ? "" : ", in or after the part " + names.get(last);
    return Optional.of(
        "the packing is not as it was made, from byte "
            + differs
            + where
            + ". If another program packed it again, unpack it and check the folder");
  }
}
