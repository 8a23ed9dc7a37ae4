package org.breakwater.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;

/**
 * The key with which the log is signed, outside of the database, in a file that only its owner can
 * read; and beside it the newest checkpoint that was signed with it here, so that a database which
 * was put back to an earlier state is noticed.
 */
final class KeyFile {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path file;
  private final SecureRandom random;

  KeyFile(Path file, SecureRandom random) {
    this.file = file.toAbsolutePath();
    this.random = random;
  }

  /**
   * The key, if it is here.
   *
   * @throws IOException if it cannot be read, or if others could read it too
   */
  Optional<SigningKey> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    boolean open =
        Files.getPosixFilePermissions(file).stream()
            .anyMatch(one -> !one.name().startsWith("OWNER_"));
    if (open) {
      throw new IOException("the log's key can be read by others than its owner: chmod 600 it");
    }
    try {
      return Optional.of(SigningKey.parse(Files.readString(file).strip()));
    } catch (IllegalArgumentException e) {
      throw new IOException("the file of the log's key holds no key", e);
    }
  }

  /** Makes a key, for a log that is to begin. */
  SigningKey make(String origin) throws IOException {
    SigningKey made = SigningKey.generate(origin, SignatureKind.ED25519, random);
    Path folder = file.getParent();
    if (folder != null && !Files.exists(folder)) {
      Files.createDirectories(folder, OWNERS_FOLDER);
    }
    write(file, made.skey() + "\n");
    return made;
  }

  /** The newest checkpoint that was signed here, if that is remembered and can be read. */
  Optional<Note> newest() throws IOException {
    if (!Files.exists(beside())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Note.parse(Files.readAllBytes(beside())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void remember(Note checkpoint) throws IOException {
    write(beside(), new String(checkpoint.bytes(), java.nio.charset.StandardCharsets.UTF_8));
  }

  private Path beside() {
    return file.resolveSibling(file.getFileName() + ".newest");
  }

  /** Whole or not at all. */
  private static void write(Path to, String text) throws IOException {
    Path part = Files.createTempFile(to.getParent(), to.getFileName() + "-", ".part", OWNER_ONLY);
    Files.writeString(part, text);
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
