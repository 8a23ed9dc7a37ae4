package org.breakwater.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody signed in by the form that people use, over HTTP. */
final class Browser implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("name=\"(_csrf)\"\\s+value=\"([^\"]+)\"");

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Browser(URI address) {
    this.address = address;
  }

  void signIn(String name, String password) throws IOException, InterruptedException {
    var answer =
        send("/sign-in", get("/sign-in").body(), Map.of("username", name, "password", password));
    if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in")) {
      throw new IOException("could not sign in: " + answer.statusCode() + " " + answer.uri());
    }
  }

  /** Says why this person's record is being opened, as is asked once a session. */
  void statePurpose(UUID person) throws IOException, InterruptedException {
    String path = "/purpose?type=person&id=" + person;
    var fields = new LinkedHashMap<String, String>();
    fields.put("type", "person");
    fields.put("id", person.toString());
    fields.put("purpose", "FRONT_DOOR");
    var answer = send("/purpose", get(path).body(), fields);
    if (answer.statusCode() != 200 || !answer.uri().getPath().startsWith("/people/")) {
      throw new IOException("purpose not taken: " + answer.statusCode() + " " + answer.uri());
    }
  }

  /**
   * Opens a page.
   *
   * @return the time until its last byte
   * @throws IOException when it is not the page that was asked for
   */
  Duration open(String path) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var answer = get(path);
    long took = System.nanoTime() - begun;
    if (answer.statusCode() != 200 || !answer.uri().getPath().equals(path)) {
      throw new IOException(
          "not the page " + path + ": " + answer.statusCode() + " " + answer.uri());
    }
    return Duration.ofNanos(took);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String path, String page, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new IOException("the form at " + path + " has no token");
    }
    var all = new LinkedHashMap<>(fields);
    all.put(token.group(1), token.group(2));
    String form =
        all.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return client.send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
