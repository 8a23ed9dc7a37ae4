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
 * @param admin the superuser's password
 * @param application the application's
 */
record Secrets(int port, String admin, String application) {
  private static final String FILE = "connection.properties";

  static boolean in(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static Secrets fresh(int port) {
    return new Secrets(port, password(), password());
  }

  private static String password() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static Secrets read(Path folder) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
      properties.load(reader);
    }
    String port = properties.getProperty("port");
    String admin = properties.getProperty("admin");
    String application = properties.getProperty("application");
    if (port == null || admin == null || application == null) {
      throw new UnusableDatabase(
          folder.resolve(FILE)
              + " is damaged; without it the record in this folder cannot be opened."
              + " Bring it back from a backup");
    }
    return new Secrets(Integer.parseInt(port), admin, application);
  }

  Secrets atPort(int other) {
    return new Secrets(other, admin, application);
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
