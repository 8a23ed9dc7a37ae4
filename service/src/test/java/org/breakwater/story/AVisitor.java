package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser that has no JavaScript, over real HTTP. */
final class AVisitor {
  private final String url;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  AVisitor(String url) {
    this.url = url;
  }

  /** Signs in as somebody of {@link ARecord#worker}. */
  static AVisitor signedIn(ARecord record, String signIn) {
    var visitor = new AVisitor(record.url());
    Document form = visitor.page("/sign-in");
    HttpResponse<String> answer =
        visitor.send(form, "/sign-in", Map.of("username", signIn, "password", ARecord.PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("refused");
    return visitor;
  }

  /** What an address answers, without following it elsewhere. */
  HttpResponse<String> get(String path) {
    return answer(
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path)).build());
  }

  /** A page that must be there. */
  Document page(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body(), url + path);
  }

  /** Sends a form with the hidden fields that it has. */
  HttpResponse<String> send(Document form, String path, Map<String, String> typed) {
    var fields = new java.util.LinkedHashMap<String, String>();
    for (Element hidden : form.select("main input[type=hidden]")) {
      fields.put(hidden.attr("name"), hidden.attr("value"));
    }
    fields.putAll(typed);
    String body =
        fields.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return answer(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
