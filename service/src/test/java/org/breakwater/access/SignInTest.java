package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** Coming in and going out over HTTP, and what a guesser meets. */
class SignInTest {
  private static final String REPORTS = "/api/reports";
  private static final String JSON = "application/json";

  @TempDir static Path folder;
  private static AService service;

  @BeforeAll
  static void settle() {
    service = new AService(folder, WebApplicationType.SERVLET);
    service.bean(Area.class).settle(AService.PASSWORD);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void somebody_unknown_and_a_wrong_password_are_answered_alike() {
    HttpResponse<String> unknown = new ACaller(service.url()).signIn("nobody", "guess guess guess");
    HttpResponse<String> known = new ACaller(service.url()).signIn("vera", "guess guess guess");
    assertThat(ACaller.location(unknown)).isEqualTo("/sign-in?refused");
    assertThat(ACaller.location(known)).isEqualTo(ACaller.location(unknown));
    assertThat(known.body()).isEqualTo(unknown.body());
  }

  @Test
  void the_sixth_try_within_a_minute_is_told_when_to_come_back_whoever_is_named() {
    for (String name : List.of("yusuf", "nobody-at-all")) {
      var guesser = new ACaller(service.url());
      for (int i = 0; i < 5; i++) {
        assertThat(guesser.signIn(name, "guess number " + i).statusCode()).isEqualTo(302);
      }
      HttpResponse<String> answer = guesser.signIn(name, AService.PASSWORD);
      assertThat(answer.statusCode()).as(name).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(guesser.post("/sign%2Din", Map.of("username", name, "password", "x")).statusCode())
          .as("another spelling of the address")
          .isEqualTo(429);
    }
  }

  @Test
  void after_wrong_guesses_by_the_api_even_the_right_password_must_wait() {
    var leila = new ACaller(service.url());
    for (int i = 0; i < 5; i++) {
      leila.callAs("leila", "guess number " + i);
      assertThat(leila.call("POST", REPORTS, JSON, "{}").statusCode()).isEqualTo(401);
    }
    leila.callAs("leila", AService.PASSWORD);
    assertThat(leila.call("POST", REPORTS, JSON, "{}").statusCode()).isEqualTo(401);
    service.later(Duration.ofSeconds(11));
    assertThat(leila.call("POST", REPORTS, JSON, "{}").statusCode()).isEqualTo(422);
  }

  @Test
  void each_try_at_a_known_account_is_on_record_and_no_password_is() {
    new ACaller(service.url()).signIn("iain", "an unlucky guess");
    ACaller.signedIn(service, "iain");
    String iain = service.viewer("iain").subject().toString();
    List<String> kinds =
        service.read(jdbc ->
            jdbc.queryForList(
                "select kind from record.entry where ? = any (subjects)"
                    + " and kind like 'access.sign%' order by place",
                String.class, iain));
    assertThat(kinds).containsExactly("access.sign-in-refused", "access.signed-in");
    List<String> told =
        service.read(jdbc ->
            jdbc.queryForList(
                "select body from record.body where body like '%unlucky%'"
                    + " or body like '%harbour lantern%'",
                String.class));
    assertThat(told).isEmpty();
  }

  @Test
  void a_session_gets_another_name_at_sign_in_and_ends_at_sign_out() {
    var nadia = new ACaller(service.url());
    nadia.get("/sign-in");
    String before = nadia.session();
    nadia.signIn("nadia", AService.PASSWORD);
    assertThat(nadia.session()).isNotEmpty().isNotEqualTo(before);
    assertThat(nadia.get("/emergency").statusCode()).isEqualTo(200);
    assertThat(ACaller.location(nadia.post("/sign-out", Map.of()))).isEqualTo("/?signed-out");
    assertThat(ACaller.location(nadia.get("/emergency"))).isEqualTo("/sign-in");
  }

  @Test
  void pages_are_kept_by_no_cache_run_no_foreign_script_and_are_framed_by_nobody() {
    var headers = ACaller.signedIn(service, "frances").get("/emergency").headers();
    assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
  }

  @Test
  void a_session_outlives_a_restart_and_no_session_outlives_twelve_hours(@TempDir Path other) {
    ACaller samira;
    try (var first = new AService(other, WebApplicationType.SERVLET)) {
      first.bean(Area.class).settle(AService.PASSWORD);
      samira = ACaller.signedIn(first, "samira");
    }
    try (var second = new AService(other, WebApplicationType.SERVLET)) {
      samira.goOnAt(second.url());
      assertThat(samira.get("/emergency").statusCode()).isEqualTo(200);
      // The session's beginning is by the machine's own clock.
      second.itIs(Instant.now().plus(Duration.ofHours(13)));
      assertThat(ACaller.location(samira.get("/emergency"))).isEqualTo("/sign-in");
    }
  }
}
