package org.breakwater.ledger.tiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A log that someone else publishes on the web. */
public final class HttpTiles implements Tiles {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final String prefix;

  /**
   * Reads from a web address.
   *
   * @param prefix the address under which {@code checkpoint} is found
   */
  public HttpTiles(HttpClient client, URI prefix) {
    this.client = client;
    this.prefix = prefix.toString().endsWith("/") ? prefix.toString() : prefix + "/";
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(prefix + path)).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return switch (response.statusCode()) {
          case 200 -> Optional.of(bounded(path, body));
          case 404, 410 -> Optional.empty();
          default -> throw new IOException(path + " was answered " + response.statusCode());
        };
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading " + path);
    }
  }

  private static byte[] bounded(String path, InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException(path + " is larger than anything in a log");
    }
    return bytes;
  }

  @Override
  public Optional<Stream<String>> list() {
    return Optional.empty();
  }
}
