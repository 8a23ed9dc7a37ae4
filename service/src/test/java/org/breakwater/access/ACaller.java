package org.breakwater.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Somebody at the service's door over real HTTP, with a session of their own. */
public final class ACaller {
  private String url;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private @Nullable String basic;
  private String token = "";

  ACaller(String url) {
    this.url = url;
  }

  /** Signs in on the page, as somebody of the invented area. */
  public static ACaller signedIn(AService service, String signIn) {
    var caller = new ACaller(service.url());
    HttpResponse<String> answer = caller.signIn(signIn, AService.PASSWORD);
    if (!location(answer).equals("/home")) {
      throw new IllegalStateException(signIn + " was sent to " + location(answer));
    }
    caller.basic = signIn + ":" + AService.PASSWORD;
    return caller;
  }

  /** Goes on with the same session where the service answers now. */
  void goOnAt(String other) {
    url = other;
  }

  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("SESSION"))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  void callAs(String name, String password) {
    basic = name + ":" + password;
  }

  HttpResponse<String> signIn(String name, String password) {
    takeToken(get("/sign-in"));
    HttpResponse<String> answer = post("/sign-in", Map.of("username", name, "password", password));
    takeToken(get("/password"));
    return answer;
  }

  public HttpResponse<String> get(String path) {
    return answer(to(path).build());
  }

  /** A file as it comes. */
  public byte[] download(String path) {
    try {
      HttpResponse<byte[]> answer =
          client.send(to(path).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " was answered with " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a form with the session's token against forged requests. */
  public HttpResponse<String> post(String path, Map<String, String> typed) {
    var fields = new LinkedHashMap<>(typed);
    fields.put("_csrf", token);
    return answer(form(path, fields));
  }

  /** Sends a form in which several boxes of one name are ticked. */
  HttpResponse<String> post(
      String path, Map<String, String> typed, String box, List<String> ticked) {
    var fields = new LinkedHashMap<>(typed);
    fields.put("_csrf", token);
    String more =
        ticked.stream()
            .map(value -> "&" + encoded(box) + "=" + encoded(value))
            .collect(Collectors.joining());
    return answer(form(path, fields, more));
  }

  HttpResponse<String> postWithoutToken(String path, Map<String, String> typed) {
    return answer(form(path, typed));
  }

  /** Calls the API with name and password, or without either for somebody not signed in. */
  HttpResponse<String> call(String verb, String path, String type, String body) {
    HttpRequest.Builder request =
        to(path)
            .header("Content-Type", type)
            .method(verb, HttpRequest.BodyPublishers.ofString(body));
    if (basic != null) {
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    }
    return answer(request.build());
  }

  HttpResponse<String> call(String verb, String path, String header, String value, String body) {
    return answer(
        to(path)
            .header("Content-Type", "application/json")
            .header(header, value)
            .method(verb, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  public static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .map(to -> to.replaceFirst("^https?://[^/]*", ""))
        .orElse("");
  }

  private void takeToken(HttpResponse<String> page) {
    String found = Jsoup.parse(page.body()).select("input[name=_csrf]").attr("value");
    if (!found.isEmpty()) {
      token = found;
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path));
  }

  private HttpRequest form(String path, Map<String, String> fields) {
    return form(path, fields, "");
  }

  private HttpRequest form(String path, Map<String, String> fields, String more) {
    String body =
        fields.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return to(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body + more))
        .build();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
