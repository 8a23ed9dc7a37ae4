package org.breakwater.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.ledger.LogProof;
import org.breakwater.record.Opened;
import org.jspecify.annotations.Nullable;

/**
 * A file of evidence while it is put together. Whoever makes one adds an entry to the record whose
 * body has {@link #manifest()} as its member {@code manifest}; once that is in the log, {@link
 * #sealed} gives the file, every byte of which the log then vouches for.
 */
public final class EvidenceFile {
  /** Where the entries are, as data. */
  static final String DATA = "entries.ndjson";

  private final String title;
  private final String log;
  private final List<Manifest.Proved> entries = new ArrayList<>();
  private final List<Manifest.Part> parts = new ArrayList<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private final List<Line> data = new ArrayList<>();

  /**
   * Begins a file.
   *
   * @param title what it is, in a line
   * @param log the verifier key of the log
   */
  public EvidenceFile(String title, String log) {
    this.title = title;
    this.log = log;
  }

  /**
   * One line of a part that shows several entries.
   *
   * @param text without the line's end, and without one in it
   * @param entry which it shows
   */
  public record Line(String text, @Nullable UUID entry) {}

  /**
   * A CSV line (RFC 4180).
   *
   * @param entry which it shows
   */
  public static Line csv(@Nullable UUID entry, Object... cells) {
    var line = new ArrayList<String>();
    for (Object cell : cells) {
      String text = cell == null ? "" : cell.toString().replaceAll("\\s+", " ");
      line.add(text.matches("[^\",]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"");
    }
    return new Line(String.join(",", line) + "\r", entry);
  }

  /** Adds a page; {@code entry} is what it shows, if it shows one. */
  public void page(String path, String html, @Nullable UUID entry) {
    add(path, html.getBytes(StandardCharsets.UTF_8), entry, null);
  }

  /** Adds a part of lines, each of which shows an entry of its own. */
  public void lines(String path, List<Line> lines) {
    byte[] bytes =
        lines.stream()
            .map(line -> line.text() + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    add(
        path,
        bytes,
        null,
        lines.stream()
            .map(line -> new Manifest.Line(Manifest.sha256(line.text()), line.entry()))
            .toList());
  }

  /** The number of the next entry, from 1, four digits wide. */
  public String number() {
    return String.format(Locale.ROOT, "%04d", entries.size() + 1);
  }

  /** Adds an entry with its words: the proof has what opens it along. */
  public void shown(UUID entry, LogProof proof) {
    Opened opened = Opened.parse(proof.extra().orElseThrow());
    data.add(new Line(data(proof, opened), entry));
    entries.add(new Manifest.Proved(entry, proof(proof, entry), null, null));
  }

  /**
   * Adds an entry whose words are held back: only that there is one, where, and since when.
   *
   * @param leaf what the log has of it
   * @param why it is held back, in words
   */
  public void heldBack(UUID entry, LogProof proof, byte[] leaf, String why) {
    entries.add(
        new Manifest.Proved(
            entry, proof(proof, entry), Base64.getEncoder().encodeToString(leaf), why));
  }

  private String proof(LogProof proof, UUID entry) {
    String path = "proofs/" + number() + ".tlog-proof";
    add(path, proof.bytes(), entry, null);
    return path;
  }

  /** One entry as data, made from nothing but what is proved. */
  static String data(LogProof proof, Opened opened) {
    return "{\"place\":"
        + proof.inclusion().index()
        + ",\"header\":"
        + opened.header()
        + ",\"body\":"
        + opened.body()
        + "}";
  }

  /** Adds the entries as data. The last to be called before the manifest. */
  public void addData() {
    lines(DATA, data);
  }

  private void add(
      String path, byte[] bytes, @Nullable UUID entry, @Nullable List<Manifest.Line> lines) {
    if (contents.putIfAbsent(path, bytes) != null) {
      throw new IllegalArgumentException("two parts with one path");
    }
    parts.add(new Manifest.Part(path, Manifest.sha256(bytes), entry, lines));
  }

  private byte[] manifestBytes() {
    return new Manifest(Manifest.FORMAT, title, log, entries, parts).bytes();
  }

  /** The hash of the manifest, in hexadecimal, which the entry that makes the file must hold. */
  public String manifest() {
    return Manifest.sha256(manifestBytes());
  }

  /** The file without its seal, to be kept until it is sealed. */
  public byte[] unsealed() {
    var all = new LinkedHashMap<String, byte[]>();
    all.put(Manifest.PATH, manifestBytes());
    all.putAll(contents);
    return Packing.zip(all);
  }

  /**
   * The file as it is handed over.
   *
   * @param unsealed from {@link #unsealed}
   * @param seal the proof of the entry that made it, with what opens it
   */
  public static byte[] sealed(byte[] unsealed, LogProof seal) {
    var all = new LinkedHashMap<String, byte[]>(Packing.unzip(unsealed).parts());
    all.put(Manifest.SEAL, seal.bytes());
    return Packing.zip(all);
  }
}
