package org.breakwater.ledger.tiles;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tile of hashes or a bundle of entries.
 *
 * @param level of a tile: each of its hashes stands for {@code 256^level} entries; {@link #ENTRIES}
 *     for a bundle
 * @param index which tile of that level, from 0
 * @param width how many hashes or entries it holds, 1 to 256; with fewer than 256 it is partial
 */
public record TilePath(int level, long index, int width) {
  /** Hashes in a full tile, entries in a full bundle. */
  public static final int FULL = 256;

  /** Stands where a tile has its level, for a bundle of entries. */
  public static final int ENTRIES = -1;

  /** 256^8 entries are more than a signed 64-bit number counts. */
  static final int LEVELS = 8;

  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Checks the ranges. */
  public TilePath {
    if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile of level " + level + ", index " + index + ", width " + width);
    }
  }

  /** The bundle that holds the entries from {@code 256 * index}. */
  public static TilePath entries(long index, int width) {
    return new TilePath(ENTRIES, index, width);
  }

  /** Reads a path below a log's prefix; nothing if it names no tile or bundle. */
  public static Optional<TilePath> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String level = matcher.group(1);
      String width = matcher.group(3);
      TilePath parsed =
          new TilePath(
              level.equals("entries") ? ENTRIES : Integer.parseInt(level),
              Long.parseLong(matcher.group(2).replaceAll("[x/]", "")),
              width == null ? FULL : Integer.parseInt(width));
      return parsed.path().equals(path) ? Optional.of(parsed) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it holds fewer than 256. */
  public boolean partial() {
    return width < FULL;
  }

  /** The same tile when full. */
  public TilePath full() {
    return new TilePath(level, index, FULL);
  }

  /** The folder in which its partial forms lie. */
  public String partials() {
    return full().path() + ".p";
  }

  /** The path below a log's prefix. */
  public String path() {
    String full = "tile/" + (level == ENTRIES ? "entries" : level) + "/" + number(index);
    return partial() ? full + ".p/" + width : full;
  }

  /** How many of this tile's hashes or entries a log of some size has, 0 to 256. */
  public int widthAt(long size) {
    int shift = 8 * Math.max(0, level);
    long complete = shift >= Long.SIZE ? 0 : size >> shift;
    if (index > complete / FULL) {
      return 0;
    }
    return (int) Math.min(FULL, complete - index * FULL);
  }

  /** Groups of three digits, all but the last marked with an x: 1234067 is x001/x234/067. */
  public static String number(long index) {
    StringBuilder path = new StringBuilder(digits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + digits(rest % 1000) + "/");
    }
    return path.toString();
  }

  /** Three digits. String.format would take most of the time of checking a long list of files. */
  private static String digits(long number) {
    return Long.toString(1000 + number).substring(1);
  }

  @Override
  public String toString() {
    return path();
  }
}
