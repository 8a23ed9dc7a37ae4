package org.breakwater.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a record is kept. */
public sealed interface Location {
  /** An embedded PostgreSQL whose data is in this folder. */
  record Embedded(Path folder) implements Location {}

  /**
   * An existing PostgreSQL server.
   *
   * @param jdbcUrl without user and password
   * @param user may create roles and owns the database, or is a superuser
   */
  record Server(String jdbcUrl, String user, String password) implements Location {
    /** Never says the password, wherever it is printed. */
    @Override
    public String toString() {
      return "Server[" + jdbcUrl.replaceFirst("[?].*", "") + " as " + user + "]";
    }
  }

  /**
   * Reads {@code postgresql://user:password@host:port/database?options} or the same with {@code
   * jdbc:} before it; user and password may also stand among the options.
   *
   * @throws UnusableDatabase when it is not such a URL; never repeats the password
   */
  static Server server(String url) {
    String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    URI uri;
    try {
      uri = new URI(plain);
    } catch (URISyntaxException _) {
      throw unreadable();
    }
    boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    if (!postgres || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw unreadable();
    }
    String user = "";
    String password = "";
    if (uri.getRawUserInfo() != null) {
      String[] parts = uri.getRawUserInfo().split(":", 2);
      user = decode(parts[0]);
      password = parts.length > 1 ? decode(parts[1]) : "";
    }
    List<String> options = new ArrayList<>();
    for (String option : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
      if (option.startsWith("user=")) {
        user = decode(option.substring("user=".length()));
      } else if (option.startsWith("password=")) {
        password = decode(option.substring("password=".length()));
      } else {
        options.add(option);
      }
    }
    if (user.isEmpty() || password.isEmpty()) {
      throw new UnusableDatabase(
          "the database URL must hold a user and a password:"
              + " postgresql://user:password@host/database");
    }
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    String query = options.isEmpty() ? "" : "?" + String.join("&", options);
    return new Server(
        "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query,
        user,
        password);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static UnusableDatabase unreadable() {
    return new UnusableDatabase(
        "the database URL cannot be read; it looks like"
            + " postgresql://user:password@host:5432/database");
  }
}
