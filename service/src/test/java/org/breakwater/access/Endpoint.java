package org.breakwater.access;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What is expected of one of the service's addresses. A new one must be added to {@link #DECLARED}
 * with the rule that it obeys, or EndpointsTest fails; each is then asked by everyone of the
 * invented area about every child.
 *
 * @param name verb and path pattern, as the handler declares them
 * @param rule who is let in
 * @param form what is sent along; {@code {id}} stands for the subject's id
 */
record Endpoint(String name, Rule rule, Map<String, String> form) {
  /** Who is let in, and what they and all others are answered. */
  sealed interface Rule {}

  /** Anybody, signed in or not. */
  record Everybody(List<Integer> answers) implements Rule {}

  /** Whoever is signed in, in the pages' session; others are sent to sign in. */
  record SignedIn(int answer) implements Rule {}

  /** Some posts, in the pages' session; other posts are refused. */
  record Posts(Predicate<Viewer> who, List<Integer> answers, int refusal) implements Rule {}

  /** Some posts, by name and password in every call; others are refused. */
  record Callers(Predicate<Viewer> who, int answer, String type, String body) implements Rule {}

  /** Whoever may see the subject; others get the page that does not say whether it exists. */
  record Seers(Of of, BiPredicate<Viewer, Boolean> who, int answer) implements Rule {}

  /** Whoever may see an entry and writes for the agency that sent it. */
  record Correctors() implements Rule {}

  /** Searches by everything that is known of a child. */
  record Searchers() implements Rule {}

  /** Of what kind the subject in the path is. */
  enum Of {
    PERSON,
    THING,
    ENTRY
  }

  private static final Predicate<Viewer> ADMINISTRATOR =
      viewer -> viewer.role() == Role.ADMINISTRATOR;
  private static final Predicate<Viewer> REVIEWER =
      viewer -> viewer.role() == Role.MANAGER || viewer.role() == Role.SCRUTINEER;
  private static final Predicate<Viewer> REPORTER =
      viewer -> viewer.role() == Role.MANAGER || viewer.role() == Role.PRACTITIONER;

  /** Managers, and the front door. */
  private static final BiPredicate<Viewer, Boolean> ALLOCATOR =
      (viewer, sees) ->
          sees
              && (viewer.role() == Role.MANAGER
                  || (viewer.role() == Role.PRACTITIONER && viewer.reach() == Reach.AREA));

  private static final Predicate<Viewer> WORKER = ADMINISTRATOR.negate();
  private static final Predicate<Viewer> FRONT_DOOR =
      viewer -> viewer.role() != Role.ADMINISTRATOR && viewer.reach() == Reach.AREA;

  /** Whoever decides about concerns that they may see. */
  private static final BiPredicate<Viewer, Boolean> DECIDER =
      (viewer, sees) -> sees && FRONT_DOOR.and(REPORTER).test(viewer);

  private static final Predicate<Viewer> MANAGER = viewer -> viewer.role() == Role.MANAGER;

  /** Whoever puts children whom they may see on the statutory path. */
  private static final BiPredicate<Viewer, Boolean> OPENER =
      (viewer, sees) -> sees && List.of("martin", "hana").contains(viewer.signIn());

  /** Whoever hands over what they may see. */
  private static final BiPredicate<Viewer, Boolean> DISCLOSER =
      (viewer, sees) -> sees && REVIEWER.test(viewer);

  static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  /** Stating a purpose comes first, because the area's own people see no record without one. */
  static final List<Endpoint> DECLARED =
      List.of(
          seen("GET /purpose", Of.PERSON, 200, Map.of("type", "person", "id", "{id}")),
          seen(
              "POST /purpose",
              Of.PERSON,
              302,
              Map.of("type", "person", "id", "{id}", "purpose", "FRONT_DOOR", "note", "a call")),
          seen("GET /people/{id}", Of.PERSON, 200, Map.of()),
          seen("GET /people/{id}/mentions", Of.PERSON, 200, Map.of()),
          seen("GET /people/{id}/looks", Of.PERSON, 200, Map.of()),
          seen("GET /people/{person}/relationships", Of.PERSON, 200, Map.of()),
          seen("GET /things/{id}", Of.THING, 200, Map.of()),
          seen("GET /things/{id}/looks", Of.THING, 200, Map.of()),
          seen("GET /people/{id}/who-knew", Of.PERSON, 200, Map.of()),
          seen("GET /things/{id}/who-knew", Of.THING, 200, Map.of()),
          seen("GET /entries/{id}", Of.ENTRY, 200, Map.of()),
          new Endpoint("GET /entries/{id}/correct", new Correctors(), Map.of()),
          new Endpoint("POST /entries/{id}/correct", new Correctors(), Map.of()),
          new Endpoint("GET /entries/{id}/marking", new Correctors(), Map.of()),
          new Endpoint("POST /entries/{id}/marking", new Correctors(), Map.of()),
          new Endpoint(
              "POST /people/{person}/relationships",
              new Seers(Of.PERSON, ALLOCATOR, 400),
              Map.of()),
          new Endpoint(
              "POST /people/{person}/relationships/{relationship}/end",
              new Seers(Of.PERSON, (_, _) -> false, 400),
              Map.of("reason", "no such relationship")),
          new Endpoint("GET /search", new Searchers(), Map.of()),
          posts("GET /front-door", FRONT_DOOR, 200, 404, Map.of()),
          // It is open already, and opens once.
          nobody("POST /front-door/open"),
          seen("GET /concerns/{id}", Of.ENTRY, 200, Map.of()),
          new Endpoint("POST /concerns/{id}", new Seers(Of.ENTRY, DECIDER, 400), Map.of()),
          new Endpoint("POST /concerns/{id}/sharing", new Seers(Of.ENTRY, DECIDER, 400), Map.of()),
          seen("POST /concerns/{id}/raise", Of.ENTRY, 400, Map.of()),
          seen("GET /people/{id}/path", Of.PERSON, 200, Map.of()),
          // None of these children is on a path: PathTest asks of those who are.
          nobody("GET /cases/{id}"),
          new Endpoint("POST /people/{id}/path", new Seers(Of.PERSON, OPENER, 400), Map.of()),
          nobody("GET /people/{id}/path/steps/{step}"),
          nobody("POST /people/{id}/path/steps/{step}"),
          nobody("GET /people/{id}/path/corrections/{entry}"),
          nobody("POST /people/{id}/path/corrections/{entry}"),
          nobody("POST /people/{id}/path/actions"),
          nobody("POST /people/{id}/path/actions/{action}"),
          posts("GET /who-is-who", FRONT_DOOR, 200, 404, Map.of()),
          posts("GET /who-is-who/models", FRONT_DOOR, 200, 404, Map.of()),
          // Of versions, pairs and decisions that exist, WhoIsWhoTest asks.
          nobody("GET /who-is-who/models/{hash}"),
          nobody("POST /who-is-who/models/{hash}"),
          nobody("GET /who-is-who/{one}/{other}"),
          nobody("GET /who-is-who/{one}/{other}/weight"),
          nobody("POST /who-is-who/{one}/{other}"),
          nobody("GET /who-is-who/decisions/{id}"),
          nobody("POST /who-is-who/decisions/{id}"),
          new Endpoint("GET /people/{id}/part", new Seers(Of.PERSON, DECIDER, 200), Map.of()),
          new Endpoint("POST /people/{id}/part", new Seers(Of.PERSON, DECIDER, 400), Map.of()),
          // None of these is decided.
          nobody("POST /concerns/{id}/disagreement"),
          // Of decisions and notices that exist, DecidingTest asks.
          nobody("GET /decisions/{id}"),
          nobody("POST /decisions/{id}/dissent"),
          nobody("POST /decisions/{id}/dissents/{dissent}"),
          nobody("POST /decisions/{id}/review"),
          nobody("POST /notices/{id}/read"),
          posts("GET /overrulings", WORKER, 200, 404, Map.of()),
          posts("GET /slipping", WORKER, 200, 404, Map.of()),
          posts("GET /leave", WORKER, 200, 404, Map.of()),
          posts("POST /leave", WORKER, 400, 404, Map.of()),
          posts("POST /leave/{id}/end", WORKER, 404, 404, Map.of()),
          posts("GET /team", MANAGER, 200, 404, Map.of()),
          posts("GET /today", WORKER, 200, 404, Map.of()),
          posts("GET /oversight", REVIEWER, 200, 404, Map.of()),
          posts("GET /figures", REVIEWER.and(FRONT_DOOR), 200, 404, Map.of()),
          administration("GET /administration/qualifications", 200, Map.of()),
          administration("POST /administration/qualifications", 400, Map.of()),
          administration(
              "POST /administration/qualifications/{user}/{kind}/end",
              404,
              Map.of("reason", "no such qualification")),
          administration("GET /administration/escalation", 200, Map.of()),
          administration("POST /administration/escalation", 404, Map.of()),
          everybody("GET /", 200, 302),
          everybody("GET /help", 200),
          everybody("GET /accessibility", 200),
          everybody("GET /sign-in", 200),
          everybody("GET /setup", 302),
          everybody("POST /setup", 302),
          everybody("* /error", 200, 404, 500),
          signedIn("GET /home", 302, Map.of()),
          signedIn("GET /password", 200, Map.of()),
          signedIn("POST /password", 400, Map.of("now", "wrong", "fresh", "short")),
          signedIn("GET /emergency", 200, Map.of()),
          signedIn("POST /emergency", 400, Map.of("reason", "it is urgent", "password", "wrong")),
          posts("GET /reviews", REVIEWER, 200, 404, Map.of()),
          posts("POST /reviews/{opening}", REVIEWER, 400, 404, Map.of()),
          seen("GET /reports/{entry}/sent", Of.ENTRY, 200, Map.of()),
          posts("GET /reports/new", REPORTER, 303, 404, Map.of()),
          posts("GET /reports/drafts", REPORTER, 200, 404, Map.of()),
          posts("GET /reports/drafts/{id}", REPORTER, 200, 404, Map.of()),
          posts("POST /reports/drafts/{id}", REPORTER, 303, 404, Map.of()),
          // Somebody else's draft under this id is a conflict, and no more is said of it.
          new Endpoint(
              "POST /reports/drafts/{id}/keep",
              new Posts(REPORTER, List.of(200, 409), 404),
              Map.of("version", "0")),
          posts("GET /reports/drafts/{id}/check", REPORTER, 303, 404, Map.of()),
          posts("POST /reports/drafts/{id}/send", REPORTER, 303, 404, Map.of("version", "0")),
          posts("POST /reports/drafts/{id}/discard", REPORTER, 303, 404, Map.of("version", "0")),
          administration("GET /administration", 200, Map.of()),
          administration("POST /administration/partners", 400, Map.of()),
          administration(
              "POST /administration/posts", 400, Map.of("role", "MANAGER", "reach", "AREA")),
          administration("POST /administration/teams", 400, Map.of()),
          administration("POST /administration/teams/{team}/members", 404, Map.of("user", NOBODY)),
          administration("POST /administration/users", 400, Map.of()),
          administration("POST /administration/users/{user}/password", 404, Map.of()),
          administration("POST /administration/users/{user}/post", 400, Map.of("post", "none")),
          administration(
              "POST /administration/users/{user}/disabled", 404, Map.of("disabled", "true")),
          administration("POST /administration/tokens", 400, Map.of()),
          administration("POST /administration/tokens/{token}/revoked", 302, Map.of()),
          new Endpoint(
              "GET /people/{id}/disclosure", new Seers(Of.PERSON, DISCLOSER, 200), Map.of()),
          new Endpoint(
              "POST /people/{id}/disclosure", new Seers(Of.PERSON, DISCLOSER, 400), Map.of()),
          // Of files that exist, DisclosureTest asks.
          nobody("GET /disclosures/{id}"),
          nobody("GET /disclosures/{id}/file"),
          new Endpoint("GET /people/{id}/erasure", new Seers(Of.PERSON, DISCLOSER, 200), Map.of()),
          new Endpoint("POST /people/{id}/erasure", new Seers(Of.PERSON, DISCLOSER, 400), Map.of()),
          new Endpoint("POST /people/{id}/holds", new Seers(Of.PERSON, DISCLOSER, 400), Map.of()),
          posts("GET /erasures", REVIEWER, 200, 404, Map.of()),
          posts(
              "POST /erasures/hold",
              viewer -> viewer.role() == Role.SCRUTINEER,
              400,
              404,
              Map.of()),
          // Of proposals and holds that exist, ErasureTest asks.
          nobody("GET /erasures/{id}"),
          nobody("POST /erasures/{id}"),
          nobody("POST /holds/{hold}/lift"),
          new Endpoint(
              "GET /people/{id}/who-knew/statement",
              new Seers(Of.PERSON, DISCLOSER, 200),
              Map.of()),
          new Endpoint(
              "POST /people/{id}/who-knew/statement",
              new Seers(Of.PERSON, DISCLOSER, 400),
              Map.of()),
          new Endpoint(
              "GET /things/{id}/who-knew/statement", new Seers(Of.THING, DISCLOSER, 200), Map.of()),
          new Endpoint(
              "POST /things/{id}/who-knew/statement",
              new Seers(Of.THING, DISCLOSER, 400),
              Map.of()),
          // Of statements that exist, StatementTest asks.
          nobody("GET /statements/{id}"),
          nobody("GET /statements/{id}/file"),
          posts("GET /unusual-looks", REVIEWER, 200, 404, Map.of()),
          // Of looks that were noticed, UnusualLooksTest asks.
          nobody("POST /unusual-looks/{id}"),
          new Endpoint("GET /people/{id}/watch", new Seers(Of.PERSON, DISCLOSER, 200), Map.of()),
          new Endpoint("POST /people/{id}/watch", new Seers(Of.PERSON, DISCLOSER, 400), Map.of()),
          posts("GET /patterns", WORKER, 200, 404, Map.of()),
          posts("GET /patterns/budget", FRONT_DOOR, 200, 404, Map.of()),
          posts(
              "POST /patterns/budget",
              viewer -> viewer.decidesForTheArea() && viewer.role() == Role.MANAGER,
              400,
              404,
              Map.of()),
          // Of patterns that exist, PatternPagesTest, PatternsDecidedTest and PatternKnownTest ask.
          nobody("GET /patterns/{id}/who-knew"),
          nobody("GET /patterns/{id}/who-knew/statement"),
          nobody("POST /patterns/{id}/who-knew/statement"),
          nobody("GET /patterns/{id}"),
          nobody("POST /patterns/{id}/decision"),
          nobody("POST /patterns/{id}/discussion"),
          nobody("POST /patterns/{id}/disagreement"),
          nobody("POST /patterns/{id}/members"),
          nobody("POST /patterns/{id}/members/removal"),
          nobody("POST /patterns/{id}/merging"),
          nobody("POST /patterns/{id}/parting"),
          nobody("POST /patterns/{id}/splitting"),
          nobody("POST /patterns/{id}/resources"),
          nobody("POST /patterns/{id}/resources/{resource}"),
          // The log: for everybody, and nothing of anybody.
          everybody("GET /log", 200),
          seen("GET /entries/{id}/proof", Of.ENTRY, 200, Map.of()),
          seen("GET /entries/{id}/tlog-proof", Of.ENTRY, 200, Map.of()),
          everybody("GET /log/checkpoint", 200, 404),
          everybody("GET /log/tile/**", 404),
          everybody("GET /log/witnessed/**", 404),
          callers("POST /api/reports", REPORTER, 422, "application/json", "{}"),
          callers("POST /api/bundles", REPORTER, 200, "application/x-ndjson", ""),
          callers(
              "GET /api/openapi.json.yaml", ADMINISTRATOR.negate(), 200, "application/json", ""),
          everybody("GET /api/openapi.json", 200),
          everybody("GET /actuator/health", 200),
          everybody("GET /actuator/health/**", 200),
          callers("GET /actuator", ADMINISTRATOR, 200, "application/json", ""),
          callers("GET /actuator/info", ADMINISTRATOR, 200, "application/json", ""),
          callers("GET /actuator/prometheus", ADMINISTRATOR, 200, "application/json", ""));

  private static Endpoint seen(String name, Of of, int answer, Map<String, String> form) {
    return new Endpoint(name, new Seers(of, (_, sees) -> sees, answer), form);
  }

  private static Endpoint everybody(String name, Integer... answers) {
    return new Endpoint(name, new Everybody(List.of(answers)), Map.of());
  }

  private static Endpoint signedIn(String name, int answer, Map<String, String> form) {
    return new Endpoint(name, new SignedIn(answer), form);
  }

  private static Endpoint posts(
      String name, Predicate<Viewer> who, int answer, int refusal, Map<String, String> form) {
    return new Endpoint(name, new Posts(who, List.of(answer), refusal), form);
  }

  private static Endpoint nobody(String name) {
    return posts(name, _ -> false, 200, 404, Map.of());
  }

  private static Endpoint administration(String name, int answer, Map<String, String> form) {
    return posts(name, ADMINISTRATOR, answer, 403, form);
  }

  private static Endpoint callers(
      String name, Predicate<Viewer> who, int answer, String type, String body) {
    return new Endpoint(name, new Callers(who, answer, type, body), Map.of());
  }

  String verb() {
    return name.substring(0, name.indexOf(' ')).replace("*", "GET");
  }

  /** The path for a subject; every other variable in it stands for nobody. */
  String path(String id) {
    return name.substring(name.indexOf(' ') + 1)
        .replace("/**", "/liveness")
        .replaceAll("\\{(id|person|entry)}", id)
        .replaceAll("\\{\\w+}", NOBODY);
  }

  Map<String, String> form(String id) {
    var filled = new java.util.LinkedHashMap<String, String>();
    form.forEach((key, value) -> filled.put(key, value.replace("{id}", id)));
    return filled;
  }
}
