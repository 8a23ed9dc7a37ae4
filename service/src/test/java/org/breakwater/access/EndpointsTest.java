package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.record.Author;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Everyone of an invented area asks every address about every child, over HTTP: whoever has no
 * reason to see a child gets nothing from which they could tell that the child is known here.
 */
class EndpointsTest {
  /** One in each role with each reach, and those whom a marking names. */
  private static final List<String> EVERYONE =
      List.of("frances", "samira", "martin", "priya", "nadia", "isobel", "adam");

  /** What is open to whoever sees numbers only. */
  private static final Set<String> OPALS =
      Set.of("GET /home", "GET /figures", "GET /password", "POST /password");

  @TempDir static Path folder;
  private static AService service;
  private static Map<AService.Relation, AService.Known> children;

  @BeforeAll
  static void settle() {
    service =
        new AService(
            folder,
            WebApplicationType.SERVLET,
            "--breakwater.limits.sign-ins-per-address=100000",
            "--breakwater.limits.api-calls-per-second=10000");
    children = service.settle();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void every_address_of_the_service_is_declared_and_every_declared_one_exists() {
    var existing = new TreeSet<String>();
    service
        .application
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(mapping ->
            mapping.getHandlerMethods().keySet().forEach(info -> existing.addAll(names(info))));
    assertThat(existing)
        .containsExactlyInAnyOrderElementsOf(
            Endpoint.DECLARED.stream().map(Endpoint::name).toList());
  }

  @Test
  void everyone_gets_what_they_have_a_reason_to_see_and_not_a_trace_of_anybody_else() {
    for (String signIn : EVERYONE) {
      var asker = new Asker(service.viewer(signIn), ACaller.signedIn(service, signIn));
      Endpoint.DECLARED.forEach(asker::ask);
      assertThat(lookedAt(asker.viewer))
          .as("the looks of %s that are on record", signIn)
          .containsExactlyInAnyOrderElementsOf(asker.shown);
    }
  }

  @Test
  void who_is_not_signed_in_gets_nothing() {
    var nobody = new ACaller(service.url());
    for (Endpoint endpoint : Endpoint.DECLARED) {
      AService.Known known = AService.at(children, AService.Relation.NONE);
      for (String id : List.of(known.person().toString(), known.thing().toString())) {
        HttpResponse<String> answer = send(nobody, endpoint, id);
        switch (endpoint.rule()) {
          // A form without a session's token is refused before anything else.
          case Endpoint.Everybody(var answers) ->
              assertThat(answer.statusCode())
                  .as(endpoint.name())
                  .isIn(endpoint.verb().equals("POST") ? List.of(403) : answers);
          case Endpoint.Callers _ ->
              assertThat(answer.statusCode()).as(endpoint.name()).isEqualTo(401);
          case Endpoint.SignedIn _,
              Endpoint.Posts _,
              Endpoint.Seers _,
              Endpoint.Correctors _,
              Endpoint.Searchers _ ->
              assertThat(answer.statusCode()).as(endpoint.name()).isIn(302, 403);
        }
        assertThat(answer.body()).doesNotContain(known.child().traces());
      }
    }
  }

  @Test
  void an_elected_member_gets_numbers_and_nothing_else() {
    String post = "operator.elected-member";
    Author by = Author.engine("test");
    service
        .bean(Staff.class)
        .createPost(post, "Lead member", "operator", Role.ELECTED_MEMBER, Reach.NONE, by);
    service
        .bean(Staff.class)
        .createUser("opal", "Opal Tregenza", post, null, AService.PASSWORD, false, by);
    var opal = ACaller.signedIn(service, "opal");
    assertThat(ACaller.location(opal.get("/home"))).isEqualTo("/figures");
    assertThat(opal.get("/figures").statusCode()).isEqualTo(200);
    AService.Known known = AService.at(children, AService.Relation.NONE);
    for (Endpoint endpoint : Endpoint.DECLARED) {
      for (String id : List.of(known.person().toString(), known.thing().toString())) {
        HttpResponse<String> answer = send(opal, endpoint, id);
        if (!(endpoint.rule() instanceof Endpoint.Everybody) && !OPALS.contains(endpoint.name())) {
          assertThat(answer.statusCode()).as(endpoint.name()).isIn(401, 403, 404);
        }
        assertThat(answer.body()).as(endpoint.name()).doesNotContain(known.child().traces());
      }
    }
  }

  @Test
  void the_area_s_own_people_must_say_why_before_they_open_a_record() {
    var frances = ACaller.signedIn(service, "frances");
    AService.Known known = AService.at(children, AService.Relation.NONE);
    HttpResponse<String> answer = frances.get("/people/" + known.person());
    assertThat(ACaller.location(answer)).isEqualTo("/purpose?type=person&id=" + known.person());
    assertThat(answer.body()).doesNotContain(known.child().traces());
    assertThat(frances.get(ACaller.location(answer)).body()).doesNotContain(known.child().traces());
  }

  @Test
  void other_verbs_on_the_same_addresses_are_refused() {
    var frances = ACaller.signedIn(service, "frances");
    AService.Known known = AService.at(children, AService.Relation.CONFLICT);
    for (Endpoint endpoint : Endpoint.DECLARED) {
      if (!endpoint.name().startsWith("*")) {
        for (String verb : List.of("PUT", "DELETE")) {
          HttpResponse<String> answer =
              frances.call(
                  verb, endpoint.path(known.person().toString()), "application/json", "{}");
          assertThat(answer.statusCode()).as("%s %s", verb, endpoint).isIn(401, 403, 404, 405);
          assertThat(answer.body()).doesNotContain(known.child().traces());
        }
      }
    }
  }

  @Test
  void a_form_without_the_session_s_token_changes_nothing() {
    var adam = ACaller.signedIn(service, "adam");
    HttpResponse<String> answer =
        adam.postWithoutToken(
            "/administration/partners", Map.of("code", "forged", "name", "Forged"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(adam.get("/administration").body()).doesNotContain("Forged");
  }

  /** One of the area's people, going through all addresses. */
  private static final class Asker {
    private final Viewer viewer;
    private final ACaller caller;
    private final Set<UUID> shown = new HashSet<>();

    Asker(Viewer viewer, ACaller caller) {
      this.viewer = viewer;
      this.caller = caller;
    }

    void ask(Endpoint endpoint) {
      readsReasons(endpoint);
      switch (endpoint.rule()) {
        case Endpoint.Everybody(var answers) ->
            expect(endpoint, send(caller, endpoint, Endpoint.NOBODY), answers);
        case Endpoint.SignedIn(int answer) ->
            expect(endpoint, send(caller, endpoint, Endpoint.NOBODY), List.of(answer));
        case Endpoint.Posts(var who, var answers, int refusal) ->
            expect(
                endpoint,
                send(caller, endpoint, Endpoint.NOBODY),
                who.test(viewer) ? answers : List.of(refusal));
        case Endpoint.Callers(var who, int answer, _, _) ->
            expect(
                endpoint,
                send(caller, endpoint, Endpoint.NOBODY),
                List.of(who.test(viewer) ? answer : 403));
        case Endpoint.Seers seers ->
            children.forEach((relation, known) -> askAbout(endpoint, seers, relation, known));
        case Endpoint.Correctors _ ->
            children.forEach((relation, known) -> correct(endpoint, relation, known));
        case Endpoint.Searchers _ -> children.forEach(this::search);
      }
    }

    /** One's own emergencies, and those that one reviews, tell why somebody's record was opened. */
    private void readsReasons(Endpoint endpoint) {
      boolean own = endpoint.name().endsWith(" /emergency") && viewer.role() != Role.ADMINISTRATOR;
      boolean others =
          Emergencies.reviews(viewer)
              && (endpoint.name().equals("GET /reviews")
                  || endpoint.name().startsWith("POST /reviews/"));
      if (own || others) {
        shown.add(AService.at(children, AService.Relation.GLASS_BROKEN).person());
        shown.add(AService.at(children, AService.Relation.GLASS_EXPIRED).person());
      }
    }

    /** Nobody is let near a correction of what they may not see. */
    private void correct(Endpoint endpoint, AService.Relation relation, AService.Known known) {
      for (UUID entry : known.entries()) {
        boolean sees = relation.seenBy(viewer) && entrySeen(viewer, relation, entry);
        expect(
            endpoint,
            send(caller, endpoint, entry.toString()),
            sees ? List.of(200, 400, 404, 422) : List.of(404));
      }
    }

    private void askAbout(
        Endpoint endpoint, Endpoint.Seers seers, AService.Relation relation, AService.Known known) {
      List<UUID> subjects =
          switch (seers.of()) {
            case PERSON -> List.of(known.person());
            case THING -> List.of(known.thing());
            case ENTRY -> known.entries();
          };
      for (UUID subject : subjects) {
        boolean sees =
            relation.seenBy(viewer)
                && (seers.of() != Endpoint.Of.ENTRY || entrySeen(viewer, relation, subject));
        boolean let = seers.who().test(viewer, sees);
        HttpResponse<String> answer = send(caller, endpoint, subject.toString());
        expect(endpoint, answer, List.of(let ? seers.answer() : 404));
        if (let && answer.statusCode() == 200 && endpoint.path("").startsWith("/people/")) {
          shown.add(known.person());
        }
        if (let && endpoint.name().equals("GET /people/{id}")) {
          assertThat(answer.body())
              .as("%s sees %s", viewer.signIn(), relation)
              .contains(known.child().family());
        }
      }
    }

    private void search(AService.Relation relation, AService.Known known) {
      AService.Child child = known.child();
      boolean found = false;
      for (String typed : List.of(child.family(), child.plate(), "AMBULANCE-" + child.family())) {
        HttpResponse<String> answer = caller.get("/search?q=" + ACaller.encoded(typed));
        if (viewer.role() == Role.ADMINISTRATOR) {
          assertThat(answer.statusCode()).isEqualTo(404);
          continue;
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        boolean sees = relation.seenBy(viewer);
        String page = answer.body().replace(typed, "");
        found |= page.contains("/people/" + known.person());
        if (sees) {
          children.forEach((_, other) -> {
            if (page.contains(other.person().toString())) {
              shown.add(other.person());
            }
          });
        } else {
          assertThat(page)
              .as("%s looks for %s in %s", viewer.signIn(), typed, relation)
              .doesNotContain(known.person().toString(), known.thing().toString());
        }
        hidesOthers(page, typed);
      }
      assertThat(found)
          .as("%s finds %s", viewer.signIn(), relation)
          .isEqualTo(relation.seenBy(viewer));
    }

    private void expect(Endpoint endpoint, HttpResponse<String> answer, List<Integer> statuses) {
      assertThat(answer.statusCode())
          .as("%s asks %s (%s)", viewer.signIn(), endpoint.name(), answer.uri())
          .isIn(statuses);
      hidesOthers(answer.body() + answer.headers().map(), endpoint.name());
    }

    private void hidesOthers(String text, String asked) {
      children.forEach((relation, known) -> {
        if (!relation.seenBy(viewer)) {
          for (String trace : known.child().traces()) {
            assertThat(!asked.contains(trace) && text.contains(trace))
                .as("%s asks %s: %s of %s is told", viewer.signIn(), asked, trace, relation)
                .isFalse();
          }
        }
        for (UUID entry : known.entries()) {
          if (!relation.seenBy(viewer) || !entrySeen(viewer, relation, entry)) {
            String ref = refOf(entry);
            assertThat(!asked.contains(ref) && text.contains(ref))
                .as("%s asks %s: the reference %s is told", viewer.signIn(), asked, ref)
                .isFalse();
          }
        }
      });
    }
  }

  private static HttpResponse<String> send(ACaller caller, Endpoint endpoint, String id) {
    if (endpoint.rule() instanceof Endpoint.Callers callers) {
      return caller.call(endpoint.verb(), endpoint.path(id), callers.type(), callers.body());
    }
    if (endpoint.verb().equals("POST")) {
      return caller.post(endpoint.path(id), endpoint.form(id));
    }
    String query =
        endpoint.form(id).entrySet().stream()
            .map(one -> one.getKey() + "=" + ACaller.encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return caller.get(endpoint.path(id) + (query.isEmpty() ? "" : "?" + query));
  }

  /** Of a child whom each partner sees by its own entry, each sees its own and no other's. */
  private static boolean entrySeen(Viewer viewer, AService.Relation relation, UUID entry) {
    return relation != AService.Relation.OWN_PARTNERS_ENTRY
        || viewer.reach() == Reach.AREA
        || PARTNERS.computeIfAbsent(entry, EndpointsTest::agencyOf).equals(viewer.partner());
  }

  private static final Map<UUID, String> PARTNERS = new LinkedHashMap<>();
  private static final Map<UUID, String> REFS = new LinkedHashMap<>();

  private static String agencyOf(UUID entry) {
    return text("select agency from report where entry = ?", entry);
  }

  private static String refOf(UUID entry) {
    return REFS.computeIfAbsent(entry, one -> text("select ref from report where entry = ?", one));
  }

  private static String text(String sql, UUID entry) {
    return service.read(jdbc -> jdbc.queryForObject(sql, String.class, entry));
  }

  private static Set<UUID> lookedAt(Viewer viewer) {
    Set<UUID> persons =
        children.values().stream().map(AService.Known::person).collect(Collectors.toSet());
    return service
        .read(jdbc ->
            jdbc.queryForList(
                "select distinct subject from look where app_user = ?", UUID.class, viewer.id()))
        .stream()
        .filter(persons::contains)
        .collect(Collectors.toSet());
  }

  private static List<String> names(RequestMappingInfo info) {
    List<String> verbs =
        info.getMethodsCondition().getMethods().isEmpty()
            ? List.of("*")
            : info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
    return info.getPatternValues().stream()
        .flatMap(path -> verbs.stream().map(verb -> verb + " " + path))
        .toList();
  }
}
