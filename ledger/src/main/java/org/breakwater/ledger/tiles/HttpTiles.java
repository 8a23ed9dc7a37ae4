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
  private static final int TOO_MANY_REQUESTS = 429;

  /** How often one file is asked for when the server asks to be asked later. */
  private static final int TRIES = 20;

  /** The longest wait, in seconds, that a server may ask for. */
  private static final long LONGEST_WAIT = 30;

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
      HttpResponse<InputStream> response = send(request);
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

  /** Asks again, as late as the server says, when it has been asked too often. */
  private HttpResponse<InputStream> send(HttpRequest request)
      throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != TOO_MANY_REQUESTS || tries == TRIES) {
        return response;
      }
      response.body().close();
      Thread.sleep(Duration.ofSeconds(wait(response)));
    }
  }

  private static long wait(HttpResponse<?> response) {
    try {
      return Math.clamp(
          response.headers().firstValueAsLong("Retry-After").orElse(1), 1, LONGEST_WAIT);
    } catch (NumberFormatException e) {
      return 1; // a date, which nobody keeps to the second
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
