package org.breakwater.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * How to reach the embedded server of a folder, in a file that only its owner can read.
 *
 * @param port of loopback; 0 before the first start
 * @param starter the process that started the server last; 0 before the first start
 * @param admin the superuser's password
 * @param application the application's
 */
record Secrets(int port, long starter, String admin, String application) {
  static final String FILE = "connection.properties";

  static boolean in(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static Secrets fresh() {
    return new Secrets(0, 0, password(), password());
  }

  private static String password() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static Secrets read(Path folder) throws IOException {
    if (!in(folder)) {
      throw damaged(folder);
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
      properties.load(reader);
    }
    String port = properties.getProperty("port");
    String starter = properties.getProperty("starter", "0");
    String admin = properties.getProperty("admin");
    String application = properties.getProperty("application");
    if (port == null || admin == null || application == null) {
      throw damaged(folder);
    }
    try {
      return new Secrets(Integer.parseInt(port), Long.parseLong(starter), admin, application);
    } catch (NumberFormatException _) {
      throw damaged(folder);
    }
  }

  private static UnusableDatabase damaged(Path folder) {
    return new UnusableDatabase(
        folder.resolve(FILE)
            + " is missing or damaged; without it the record in this folder cannot be opened."
            + " Bring it back from a backup");
  }

  Secrets startedBy(long process, int atPort) {
    return new Secrets(atPort, process, admin, application);
  }

  /** Written whole or not at all. */
  void write(Path folder) throws IOException {
    Path beside =
        Files.createTempFile(
            folder,
            "connection-",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var properties = new Properties();
    properties.setProperty("port", Integer.toString(port));
    properties.setProperty("starter", Long.toString(starter));
    properties.setProperty("admin", admin);
    properties.setProperty("application", application);
    try (Writer writer = Files.newBufferedWriter(beside)) {
      properties.store(writer, "How Breakwater reaches its own PostgreSQL. Keep it secret.");
    }
    Files.move(
        beside,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "Secrets[port " + port + "]";
  }
}
