package org.breakwater.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text that one or more keys have signed (c2sp.org/signed-note).
 *
 * <p>Reading a note says nothing about who signed it: ask a {@link VerifierKey}.
 *
 * @param text what is signed, ending in a newline
 * @param signatures the lines beneath, at least one
 */
public record Note(String text, List<NoteSignature> signatures) {
  /** Most bytes read as a note: room for dozens of ML-DSA-44 signatures. */
  public static final int LARGEST = 1 << 20;

  /** Most signatures on a note. The specification asks readers to accept at least 16. */
  static final int MOST_SIGNATURES = 128;

  /** Checks that it could be written and read again. */
  public Note {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a note's text ends in a newline");
    }
    if (text.chars().anyMatch(letter -> letter < ' ' && letter != '\n')) {
      throw new IllegalArgumentException("control character in a note");
    }
    signatures = List.copyOf(signatures);
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException(
          "a note has 1 to " + MOST_SIGNATURES + " signatures, was " + signatures.size());
    }
  }

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException if the bytes are not a note exactly as it would be written
   */
  public static Note parse(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException("a note of " + bytes.length + " bytes is too large");
    }
    String all = decode(bytes);
    int blank = all.lastIndexOf("\n\n");
    if (blank < 0 || !all.endsWith("\n")) {
      throw new IllegalArgumentException("no signatures beneath the note");
    }
    String[] lines = all.substring(blank + 2).split("\n");
    List<NoteSignature> signatures = Arrays.stream(lines).map(NoteSignature::parse).toList();
    Note note = new Note(all.substring(0, blank + 1), signatures);
    if (!Arrays.equals(note.bytes(), bytes)) {
      throw new IllegalArgumentException("not a note as it is written");
    }
    return note;
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("a note is UTF-8", e);
    }
  }

  /** The note as it is stored and sent. */
  public byte[] bytes() {
    StringBuilder all = new StringBuilder(text).append('\n');
    for (NoteSignature signature : signatures) {
      all.append(signature.line()).append('\n');
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The note with further signatures beneath; those it has already are not repeated. */
  public Note with(List<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    for (NoteSignature signature : more) {
      if (!all.contains(signature)) {
        all.add(signature);
      }
    }
    return new Note(text, all);
  }
}
