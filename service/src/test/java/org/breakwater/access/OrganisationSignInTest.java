package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.breakwater.record.Author;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** Signing in through one's own organisation, by every real redirect between the two. */
class OrganisationSignInTest {
  private static final String FIRST = "given by an administrator";

  @TempDir static Path folder;
  private static AnOrganisation organisation;
  private static AService service;

  @BeforeAll
  static void open() {
    organisation = new AnOrganisation();
    service =
        new AService(
            folder,
            WebApplicationType.SERVLET,
            "--breakwater.oidc.issuer=" + organisation.url(),
            "--breakwater.oidc.client-id=" + AnOrganisation.CLIENT,
            "--breakwater.oidc.client-secret=" + AnOrganisation.SECRET,
            "--breakwater.oidc.name=Quayside Council");
    organisation.admit(service.url());
    Area.Settled settled = service.bean(Area.class).settle(AService.PASSWORD);
    var staff = service.bean(Staff.class);
    var by = Author.engine("test");
    for (String name : List.of("olive", "piet")) {
      staff.createUser(name, name, "police.inspector", name + "@police.example", FIRST, true, by);
    }
    assertThat(settled.colleagues()).isNotEmpty();
  }

  @AfterAll
  static void close() {
    service.close();
    organisation.close();
  }

  @Test
  void who_is_known_by_a_verified_address_comes_in_and_is_known_for_good() {
    organisation.says("o1", new AnOrganisation.Address("Olive@Police.example", true));
    var olive = new ACaller(service.url());
    assertThat(olive.get("/sign-in").body()).contains("Sign in with Quayside Council");
    assertThat(comeIn(olive, "o1")).isEqualTo("/home");
    assertThat(olive.get("/emergency").body())
        .as("a password of ours is not needed, so not to be changed either")
        .contains("olive");
    assertThat(signedIn("olive")).containsExactly("organisation");

    organisation.says("o1", new AnOrganisation.Address("olive@elsewhere.example", true));
    var again = new ACaller(service.url());
    assertThat(comeIn(again, "o1")).as("by the link of the first time").isEqualTo("/home");
    assertThat(again.get("/emergency").body()).contains("olive");
  }

  @Test
  void an_address_that_nobody_verified_and_a_stranger_are_told_that_they_are_not_known() {
    organisation.says("p1", new AnOrganisation.Address("piet@police.example", false));
    for (String person : List.of("p1", "stranger")) {
      var caller = new ACaller(service.url());
      assertThat(comeIn(caller, person)).isEqualTo("/sign-in?not-known");
      assertThat(caller.get("/sign-in?not-known").body()).contains("no account here yet");
      assertThat(ACaller.location(caller.get("/search"))).isEqualTo("/sign-in");
    }
    assertThat(signedIn("piet")).isEmpty();
  }

  @Test
  void who_was_stopped_here_stays_out_whatever_their_organisation_says() {
    organisation.says("o2", new AnOrganisation.Address("piet@police.example", true));
    var staff = service.bean(Staff.class);
    var id = service.viewer("piet").id();
    staff.disable(id, true, "left", Author.engine("test"));
    assertThat(comeIn(new ACaller(service.url()), "o2")).isEqualTo("/sign-in?not-known");
    staff.disable(id, false, "came back", Author.engine("test"));
  }

  @Test
  void an_answer_that_this_session_did_not_ask_for_is_refused() {
    var caller = new ACaller(service.url());
    caller.get("/sign-in");
    HttpResponse<String> forged =
        caller.get("/login/oauth2/code/organisation?code=made-up&state=made-up");
    assertThat(ACaller.location(forged)).isEqualTo("/sign-in?organisation-refused");
  }

  @Test
  void the_service_opens_while_the_organisation_is_away(@TempDir Path other) {
    try (var alone =
        new AService(
            other,
            WebApplicationType.SERVLET,
            "--breakwater.oidc.issuer=http://127.0.0.1:1",
            "--breakwater.oidc.client-id=" + AnOrganisation.CLIENT,
            "--breakwater.oidc.client-secret=" + AnOrganisation.SECRET)) {
      alone.bean(Area.class).settle(AService.PASSWORD);
      assertThat(ACaller.signedIn(alone, "priya").get("/search").statusCode()).isEqualTo(200);
    }
  }

  /** Follows every redirect; where the service sent them in the end. */
  private static String comeIn(ACaller caller, String person) {
    HttpResponse<String> answer = caller.get("/oauth2/authorization/organisation");
    for (int hops = 0; hops < 12; hops++) {
      String to = answer.headers().firstValue("Location").orElse("");
      if (to.isEmpty()) {
        throw new IllegalStateException(answer.statusCode() + " at " + answer.uri());
      }
      URI next = answer.uri().resolve(to);
      boolean ours = next.toString().startsWith(service.url());
      if (ours && !next.getPath().startsWith("/login/oauth2/")) {
        return ACaller.location(answer);
      }
      answer = caller.get(next.toString());
      if (next.getPath().equals("/login") && answer.statusCode() == 200) {
        String token = Jsoup.parse(answer.body()).select("input[name=_csrf]").attr("value");
        answer =
            caller.postWithoutToken(
                next.toString(),
                Map.of("username", person, "password", AnOrganisation.PASSWORD, "_csrf", token));
      }
    }
    throw new IllegalStateException("sent round in circles, last to " + answer.uri());
  }

  private static List<String> signedIn(String name) {
    String subject = service.viewer(name).subject().toString();
    return service.read(jdbc ->
        jdbc.queryForList(
            "select b.body::jsonb ->> 'how' from record.entry e join record.body b on b.entry ="
                + " e.id where e.kind = 'access.signed-in' and ? = any (e.subjects) order by"
                + " e.place",
            String.class,
            subject));
  }
}
