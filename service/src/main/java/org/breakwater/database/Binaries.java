package org.breakwater.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked once from the jar that brings them. */
final class Binaries {
  /** The major version whose data folders these programs read. */
  static final String MAJOR = "18";

  private static final String VERSION = "18.6";

  private Binaries() {}

  /**
   * The folder of {@code bin}, {@code lib} and {@code share} below {@code home}, unpacked if
   * needed.
   */
  static Path in(Path home) throws IOException {
    Path unpacked = home.resolve("postgresql-" + VERSION);
    if (Files.isDirectory(unpacked)) {
      return unpacked;
    }
    // Only who holds the folder's lock comes here, so what is left over is nobody's.
    Path beside = home.resolve("unpacking");
    Runner.delete(beside);
    Files.createDirectory(beside);
    try (InputStream packed = packed()) {
      unpack(packed, beside);
    }
    // Whole or not at all: a process killed here leaves nothing that looks finished.
    Files.move(beside, unpacked, StandardCopyOption.ATOMIC_MOVE);
    return unpacked;
  }

  private static InputStream packed() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "arm_64";
          default -> "";
        };
    String name =
        "/postgres-" + (system.contains("linux") ? "linux" : "darwin") + "-" + machine + ".txz";
    InputStream packed = Binaries.class.getResourceAsStream(name);
    if (packed == null) {
      throw new UnusableDatabase(
          "there is no embedded PostgreSQL for this machine ("
              + system
              + ", "
              + System.getProperty("os.arch")
              + "); name an existing PostgreSQL 18 by --database");
    }
    return packed;
  }

  private static void unpack(InputStream packed, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the packed PostgreSQL names a file outside its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          boolean runs = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }
}
