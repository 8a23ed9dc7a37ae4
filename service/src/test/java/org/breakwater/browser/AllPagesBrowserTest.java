package org.breakwater.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.browser.Browser.assertGood;
import static org.breakwater.browser.Browser.assertShown;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.Application;
import org.breakwater.access.Area;
import org.breakwater.access.QuickPasswords;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.concerns.FrontDoor;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;
import org.breakwater.record.Author;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Every page of the service in a real browser: wide, at 320 pixels and without scripts, by the
 * person whose work it serves; and a child found by keyboard alone.
 */
class AllPagesBrowserTest {
  private static final java.time.OffsetDateTime FUTURE =
      java.time.OffsetDateTime.parse("2999-01-01T00:00:00Z");
  private static final String PASSWORD = "harbour lantern pebble";

  @TempDir static Path folder;
  private static ConfigurableApplicationContext service;
  private static Browser browser;
  private static String at;
  private static List<Visit> visits;

  /**
   * One page to open.
   *
   * @param by who opens it; null for somebody who has not signed in
   * @param status with which it must come, so that an error page cannot stand in for a page
   */
  private record Visit(String name, @Nullable String by, String path, int status) {}

  @BeforeAll
  static void settle() {
    service =
        new SpringApplicationBuilder(Application.class, QuickPasswords.class)
            .web(WebApplicationType.SERVLET)
            .run(
                "--breakwater.data=" + FreshRecord.in(folder),
                "--server.port=0",
                "--breakwater.limits.sign-ins-per-address=600");
    at = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
    service
        .getBean(FrontDoor.class)
        .open("social-care", "social-care.front-door", Author.engine("test"));
    List<UUID> entries = receive("/story/tamsin.ndjson");
    for (UUID entry : entries.subList(0, 4)) {
      service.getBean(FrontDoor.class).raise(entry, "The same car again.", Author.engine("test"));
    }
    UUID tamsin = one("select person from membership where entry = ? and at = 0", entries.get(0));
    UUID driver = one("select person from membership where entry = ? and at = 1", entries.get(2));
    UUID car = one("select id from thing where value = ?", "YJ5?KZT");
    var area = service.getBean(Area.class);
    area.allocate(area.settle(PASSWORD), List.of(tamsin));
    UUID likeHer = perhaps("Tamsin", "Orrell");
    UUID likeHim = perhaps("Jude", "Farrow");
    AQuietTown.receive(service.getBean(Intake.class), AQuietTown.withACar(aYearAgo()));
    service.getBean(KeepPatterns.class).run();
    browser = Browser.start();
    openInAnEmergency();
    decide(entries.get(1), "ASSESSMENT");
    walk(tamsin);
    handOver("/people/" + tamsin);
    propose("/people/" + tamsin, entries.get(1));
    beCurious("/people/" + tamsin);
    List<Visit> others =
        visits(tamsin, driver, car, entries, beginAReport(), dissented(entries.getFirst()));
    visits =
        Stream.concat(others.stream(), whoIsWho(tamsin, likeHer, keptApart(likeHim)).stream())
            .toList();
  }

  /** Makes a file for a court and one for an inquiry. */
  private static void handOver(String child) {
    Page page = browser.wide();
    signIn(page, "martin");
    page.navigate(at + child + "/disclosure");
    page.fill("#recipient", "The Family Court at Aldermoor, case 17");
    page.check("input[name=ground][value=COURT]");
    page.fill("#reasons", "Ordered on 4 January.");
    page.click("button[value=check]");
    assertGood(page, "disclosure-check-wide");
    page.click("button[value=make]");
    page.waitForURL("**/disclosures/*");
    page.navigate(at + child + "/who-knew/statement");
    page.fill("#recipient", "The Aldermoor inquiry");
    page.click("main form button");
    page.waitForURL("**/statements/*");
    page.context().close();
  }

  /** Holds a story, and before that proposes that a report of it be erased. */
  private static void propose(String child, UUID entry) {
    Page page = browser.wide();
    signIn(page, "isobel");
    page.navigate(at + child);
    page.check("input[name=purpose][value=OVERSIGHT]");
    page.fill("#note", "A court asks.");
    page.click("main form button");
    page.navigate(at + child + "/erasure");
    page.check("input[name=ground][value=COURT_ORDER]");
    page.fill("#reasons", "A court ordered it.");
    page.check("[id='e-" + entry + "']");
    page.click("button:text-is('Propose the erasure')");
    page.waitForURL("**/erasures");
    page.navigate(at + child + "/erasure");
    page.click("summary:has-text('Hold this story')");
    page.fill("#hold-reasons", "An inquiry asks for everything.");
    page.click("button:text-is('Hold it')");
    page.context().close();
  }

  /** Has looks at her noticed, and one noticed. */
  private static void beCurious(String child) {
    Page page = browser.wide();
    signIn(page, "martin");
    page.navigate(at + child + "/watch");
    page.fill("#reason", "She is in the papers.");
    page.click("main form button");
    page.context().close();
    Page hers = browser.wide();
    signIn(hers, "frances");
    hers.navigate(at + child);
    hers.check("input[name=purpose][value=FRONT_DOOR]");
    hers.fill("#note", "to see");
    hers.click("main form button");
    hers.context().close();
  }

  private static List<Visit> visits(
      UUID tamsin, UUID driver, UUID car, List<UUID> entries, String draft, String decision) {
    String child = "/people/" + tamsin;
    return List.of(
        new Visit("start", null, "/", 200),
        new Visit("sign-in", null, "/sign-in", 200),
        new Visit("sign-in-refused", null, "/sign-in?refused", 200),
        new Visit("setup", null, "/setup", 200),
        new Visit("help", null, "/help", 200),
        new Visit("accessibility", null, "/accessibility", 200),
        new Visit("home", "samira", "/home", 200),
        new Visit("search", "samira", "/search", 200),
        new Visit("search-found", "samira", "/search?q=Tamsin+Orel", 200),
        new Visit("search-nothing", "samira", "/search?q=Zzyzx", 200),
        new Visit("child", "samira", child, 200),
        new Visit("child-filtered", "samira", child + "?agency=police&from=2014-02", 200),
        new Visit("child-wrong", "samira", child + "?from=yesterday", 200),
        new Visit("correct", "leila", "/entries/" + entries.get(0) + "/correct", 200),
        new Visit("marking", "iain", "/entries/" + entries.get(2) + "/marking", 200),
        new Visit("child-here", "samira", child + "?day=2014-04-01&answer=here", 200),
        new Visit("child-somewhere", "samira", child + "?day=2014-04-01&answer=somewhere", 200),
        new Visit("child-print", "samira", child + "?view=print", 200),
        new Visit("mentions", "samira", child + "/mentions", 200),
        new Visit("person-looks", "samira", child + "/looks", 200),
        new Visit("who-knew", "samira", child + "/who-knew", 200),
        new Visit("who-knew-until", "samira", child + "/who-knew?to=April+2014", 200),
        new Visit("who-knew-wrong", "samira", child + "/who-knew?from=yesterday", 200),
        new Visit("who-knew-print", "samira", child + "/who-knew?view=print", 200),
        new Visit("thing-who-knew", "samira", "/things/" + car + "/who-knew", 200),
        new Visit("path", "samira", child + "/path", 200),
        new Visit("path-case", "samira", "/cases/" + pathOf(tamsin), 200),
        new Visit("path-visit", "samira", child + "/path/steps/VISIT", 200),
        new Visit("path-assessment", "samira", child + "/path/steps/ASSESSMENT", 200),
        new Visit("path-strategy", "martin", child + "/path/steps/STRATEGY_DISCUSSION", 200),
        new Visit("path-closure", "martin", child + "/path/steps/CLOSURE", 200),
        new Visit(
            "path-correct", "samira", child + "/path/corrections/" + newest("path_step"), 200),
        new Visit("path-none", "samira", "/people/" + driver + "/path", 200),
        new Visit("qualifications", "adam", "/administration/qualifications", 200),
        new Visit("who-knew-statement", "martin", child + "/who-knew/statement", 200),
        new Visit("thing-statement", "isobel", "/things/" + car + "/who-knew/statement", 200),
        new Visit("statement", "martin", "/statements/" + newest("statement"), 200),
        new Visit("disclosure", "martin", child + "/disclosure", 200),
        new Visit("disclosed", "martin", "/disclosures/" + newest("disclosure"), 200),
        new Visit("erasure", "martin", child + "/erasure", 200),
        new Visit("erasures", "isobel", "/erasures", 200),
        new Visit("erasure-waits", "isobel", "/erasures/" + newest("erasure"), 200),
        new Visit("watch", "martin", child + "/watch", 200),
        new Visit("unusual-looks", "iain", "/unusual-looks", 200),
        new Visit("relationships", "martin", child + "/relationships", 200),
        new Visit("adult", "samira", "/people/" + driver, 200),
        new Visit("thing", "samira", "/things/" + car, 200),
        new Visit("thing-looks", "samira", "/things/" + car + "/looks", 200),
        new Visit("entry", "samira", "/entries/" + entries.get(2) + "?of=person:" + tamsin, 200),
        new Visit("patterns", "frances", "/patterns", 200),
        new Visit("pattern", "frances", "/patterns/" + pattern(), 200),
        new Visit("pattern-in-part", "iain", "/patterns/" + pattern(), 200),
        new Visit("pattern-who-knew", "frances", "/patterns/" + pattern() + "/who-knew", 200),
        new Visit(
            "pattern-statement", "hana", "/patterns/" + pattern() + "/who-knew/statement", 200),
        new Visit("log", null, "/log", 200),
        new Visit("proof", "samira", "/entries/" + entries.get(2) + "/proof", 200),
        new Visit("report-new", "samira", "/reports/new", 200),
        new Visit("report-drafts", "samira", "/reports/drafts", 200),
        new Visit("report-draft", "samira", draft, 200),
        new Visit("report-check", "samira", draft + "/check", 200),
        new Visit("report-sent", "samira", "/reports/" + entries.get(0) + "/sent", 200),
        new Visit("purpose", "samira", "/purpose?type=person&id=" + tamsin, 200),
        new Visit("password", "samira", "/password", 200),
        new Visit("emergency", "nadia", "/emergency", 200),
        new Visit("reviews", "iain", "/reviews", 200),
        new Visit("front-door", "frances", "/front-door", 200),
        new Visit("concern-open", "frances", "/concerns/" + waiting(), 200),
        new Visit("concern-history", "frances", "/concerns/" + entries.getLast(), 200),
        new Visit("concern-told", "leila", "/concerns/" + entries.getFirst(), 200),
        new Visit("concern-decided", "frances", "/concerns/" + entries.getFirst(), 200),
        new Visit("decision", "priya", decision, 200),
        new Visit("decision-answer", "isobel", decision, 200),
        new Visit("overrulings", "isobel", "/overrulings", 200),
        new Visit("oversight", "isobel", "/oversight", 200),
        new Visit("figures", "isobel", "/figures", 200),
        new Visit("today", "isobel", "/today", 200),
        new Visit("today-told", "priya", "/today", 200),
        new Visit("slipping", "isobel", "/slipping", 200),
        new Visit("slipping-hidden", "iain", "/slipping", 200),
        new Visit("team", "martin", "/team", 200),
        new Visit("leave", "martin", "/leave", 200),
        new Visit("leave-own", "samira", "/leave", 200),
        new Visit("lines", "adam", "/administration/escalation", 200),
        new Visit("administration", "adam", "/administration", 200),
        new Visit("missing", "samira", "/no-such-page", 404),
        new Visit("restricted", "samira", "/people/" + UUID.randomUUID(), 404),
        new Visit("unreadable", "samira", "/purpose?type=person", 400),
        new Visit("method", "adam", "/administration/partners", 405),
        new Visit("error", "samira", "/error", 500));
  }

  private static List<Visit> whoIsWho(UUID tamsin, UUID likeHer, String decision) {
    return List.of(
        new Visit("who-is-who", "frances", "/who-is-who", 200),
        new Visit("compare", "frances", "/who-is-who/" + tamsin + "/" + likeHer, 200),
        new Visit("pattern-budget", "hana", "/patterns/budget", 200),
        new Visit("models", "frances", "/who-is-who/models", 200),
        new Visit("model", "frances", aModel(), 200),
        new Visit("who-is-who-decision", "frances", decision, 200),
        new Visit("part", "frances", "/people/" + tamsin + "/part", 200));
  }

  /** Somebody of whom one report says no more than the name of somebody known. */
  private static UUID perhaps(String given, String family) {
    String report =
        """
        {"ref": "%s-PERHAPS", "agency": "youth-service", "kind": "contact",
         "recorded": "2014-08-01T10:00:00Z", "summary": "Came to the drop-in with friends.",
         "people": [{"ref": "p1", "role": "child", "given": "%s", "family": "%s"}]}\
        """
            .formatted(family, given, family)
            .replace("\n", " ");
    var received =
        service
            .getBean(Intake.class)
            .receive(List.of(report.getBytes(StandardCharsets.UTF_8)), Sender.OPERATOR)
            .getFirst();
    return one(
        "select person from membership where entry = ? and to_place is null",
        ((Received.Accepted) received).entry());
  }

  /** Where the first version of the model of who is who is described. */
  private static String aModel() {
    Page page = browser.wide();
    signIn(page, "hana");
    page.navigate(at + "/who-is-who/models");
    String model = page.locator("main th a").first().getAttribute("href");
    page.context().close();
    return model;
  }

  /** Says that nobody can tell yet; says where the decision is. */
  private static String keptApart(UUID person) {
    Page page = browser.wide();
    signIn(page, "frances");
    page.navigate(at + "/who-is-who");
    page.locator("main a[href*='" + person + "']").first().click();
    page.check("input[name=verdict][value=UNSURE]");
    page.fill("#reasons", "The youth worker has met him once and is not sure of the name.");
    page.click("main button");
    String decision = page.url().substring(at.length());
    page.context().close();
    assertThat(decision).startsWith("/who-is-who/decisions/");
    return decision;
  }

  /** Opens a record that is not hers, so that there is something to review. */
  private static void openInAnEmergency() {
    Page page = browser.wide();
    signIn(page, "nadia");
    page.navigate(at + "/emergency");
    page.fill("#name", "Jude Farrow");
    page.fill("#born-day", "9");
    page.fill("#born-month", "1");
    page.fill("#born-year", "2004");
    page.fill("#reason", "He is in our waiting room and an adult wants to take him.");
    page.fill("#password", PASSWORD);
    page.click("main button");
    assertThat(page.textContent("h1")).isEqualTo("Jude Farrow");
    page.context().close();
  }

  /** Sees the child and agrees something, so that there is a path to show. */
  private static void walk(UUID child) {
    Page page = browser.wide();
    signIn(page, "samira");
    page.navigate(at + "/people/" + child + "/path/steps/VISIT");
    page.fill("#child", "I like it at my nan's. I don't like the cars.");
    page.check("input[value=SEEN_ALONE]");
    page.fill("#words", "Seen at school. She talked while she drew.");
    page.click("main form button");
    assertThat(page.textContent("main")).contains("Seen at school.");
    page.click("text=Agree something");
    page.fill("#what", "Walk her home from school on Tuesdays and Thursdays");
    page.fill("#who-else", "Her grandmother");
    page.fill("#by-day", "1");
    page.fill("#by-month", "3");
    page.fill("#by-year", "2099");
    page.click("button:text-is('Agree it')");
    assertThat(page.textContent("main")).contains("Her grandmother, by 1 March 2099");
    page.context().close();
  }

  /** Decides about a concern, with somebody who disagrees; says where the decision is. */
  private static String dissented(UUID concern) {
    String decision = decide(concern, "NO_FURTHER_ACTION");
    Page hers = browser.wide();
    signIn(hers, "priya");
    hers.navigate(at + decision);
    hers.fill("#dissent", "Two other girls name the same car.");
    hers.click("button:text-is('Disagree')");
    hers.context().close();
    return decision;
  }

  private static String decide(UUID concern, String outcome) {
    Page page = browser.wide();
    signIn(page, "frances");
    page.navigate(at + "/concerns/" + concern);
    page.check("input[name=outcome][value=" + outcome + "]");
    page.fill("#reasons", "Her mother has spoken with the school.");
    page.selectOption(
        "#seat-police", new SelectOption().setLabel("Priya Calloway, Public protection officer"));
    page.selectOption("#seat-health", "absent");
    page.selectOption("#seat-education", "absent");
    page.fill("#measure", "She comes to school rested.");
    page.fill("#review-day", "1");
    page.fill("#review-month", "3");
    page.fill("#review-year", "2099");
    page.click("button:text-is('Decide')");
    String decision = page.url().substring(at.length());
    page.context().close();
    assertThat(decision).startsWith("/decisions/");
    return decision;
  }

  private static UUID pathOf(UUID child) {
    return one("select id from path where person = ?", child);
  }

  private static LocalDate aYearAgo() {
    return LocalDate.ofInstant(service.getBean(Clock.class).instant(), ZoneOffset.UTC)
        .minusDays(400);
  }

  /** The pattern around a car. */
  private static UUID pattern() {
    return one("select id from pattern where grew_from = ?", "vehicle:" + AQuietTown.PLATE);
  }

  private static UUID newest(String table) {
    return one("select entry from " + table + " where at <= ? order by at desc limit 1", FUTURE);
  }

  /** A concern that nobody has decided. */
  private static UUID waiting() {
    return one(
        "select entry from concern where decision is null and opened = ? order by place limit 1",
        1);
  }

  /** Begins a report, and says where its draft is. */
  private static String beginAReport() {
    Page page = browser.wide();
    signIn(page, "samira");
    page.navigate(at + "/reports/new");
    page.fill(
        "#summary", "Home visit. The kitchen was bare and nobody answered the upstairs door.");
    page.fill("#person-0-given", "Tamsin");
    page.fill("#person-0-family", "Orrell");
    page.click("button[value=check]");
    String check = page.url().substring(at.length());
    page.context().close();
    assertThat(check).matches("/reports/drafts/[0-9a-f-]+/check");
    return check.replace("/check", "");
  }

  @AfterAll
  static void stop() {
    browser.close();
    service.close();
  }

  @Test
  void every_page_is_good_on_a_wide_screen() {
    openAll(browser::wide, "wide");
  }

  @Test
  void every_page_is_good_at_320_pixels() {
    openAll(browser::narrow, "narrow");
  }

  @Test
  void every_page_is_good_without_scripts() {
    openAll(browser::withoutScripts, "no-scripts");
  }

  @Test
  void every_page_that_the_service_has_is_among_them() {
    var forgotten = new ArrayList<String>();
    service
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (isPage(mapping, handler)) {
            patterns(mapping).stream()
                .filter(pattern -> visits.stream().noneMatch(visit -> opens(visit, pattern)))
                .forEach(pattern -> forgotten.add(pattern.getPatternString()));
          }
        });
    assertThat(forgotten).as("pages that no visit opens").isEmpty();
  }

  @Test
  void a_child_is_found_and_her_story_opened_by_keyboard_alone() {
    Page page = browser.wide();
    page.navigate(at + "/");
    Browser.tabTo(page, "main a[href='/sign-in']");
    page.keyboard().press("Enter");
    page.waitForURL("**/sign-in");
    Browser.tabTo(page, "#username");
    page.keyboard().type("samira");
    Browser.tabTo(page, "#password");
    page.keyboard().type(PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL("**/search");
    Browser.tabTo(page, "#q");
    page.keyboard().type("Tamsyn Orrel");
    page.keyboard().press("Enter");
    page.waitForURL("**/search?q=*");
    Browser.tabTo(page, "main a[href^='/people/']");
    page.keyboard().press("Enter");
    page.waitForURL("**/people/*");
    assertThat(page.textContent("h1")).isEqualTo("Tamsin Orrell");
    Browser.tabTo(page, "main .bw-event a[href^='/entries/']");
    page.keyboard().press("Enter");
    page.waitForURL("**/entries/*");
    assertThat(page.textContent("main")).contains("HEA-2014-0555");
  }

  @Test
  void the_places_of_a_head_of_service_fit_in_a_row_and_the_rest_stand_beneath_theirs() {
    Page page = browser.wide();
    signIn(page, "hana");
    page.navigate(at + "/erasures");
    assertThat(page.locator(".govuk-service-navigation__item").all())
        .hasSizeGreaterThan(5)
        .extracting(place -> place.boundingBox().y)
        .containsOnly(page.locator(".govuk-service-navigation__item").first().boundingBox().y);
    assertThat(page.locator(".govuk-service-navigation__item--active").allInnerTexts())
        .containsExactly("Oversight");
    assertThat(page.locator(".moj-sub-navigation__item").allInnerTexts())
        .containsExactly("Oversight", "Unusual looks", "Erasures", "Emergency reviews");
  }

  @Test
  void on_paper_a_story_has_no_menus_and_no_buttons() {
    Page page = browser.wide();
    signIn(page, "vera");
    page.navigate(at + path("child"));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String screenOnly : List.of(".bw-header", ".govuk-service-navigation", "main button")) {
      assertThat(page.locator(screenOnly + ":visible").count()).as(screenOnly).isZero();
    }
    assertThat(page.isVisible("text=He buys me things.")).isTrue();
  }

  private static void openAll(Supplier<Page> window, String how) {
    Map<String, Page> pages = new HashMap<>();
    var wrong = new ArrayList<String>();
    for (Visit visit : visits) {
      Page page =
          pages.computeIfAbsent(
              String.valueOf(visit.by()),
              _ -> {
                Page fresh = window.get();
                fresh.onResponse(response -> {
                  if (response.status() >= 400 && response.url().contains("/assets/")) {
                    wrong.add(response.url());
                  }
                });
                if (visit.by() != null) {
                  signIn(fresh, visit.by());
                }
                return fresh;
              });
      Response response = page.navigate(at + visit.path());
      assertThat(response.status()).as(visit.name()).isEqualTo(visit.status());
      try {
        if (how.equals("no-scripts")) {
          assertShown(page, visit.name() + "-" + how);
        } else {
          assertGood(page, visit.name() + "-" + how);
        }
      } catch (AssertionError bad) {
        wrong.add(bad.getMessage());
      }
    }
    pages.values().forEach(page -> page.context().close());
    assertThat(wrong).as("what is wrong " + how).isEmpty();
  }

  private static void signIn(Page page, String name) {
    Browser.signIn(page, at, name, PASSWORD);
  }

  private static boolean isPage(RequestMappingInfo mapping, HandlerMethod handler) {
    var methods = mapping.getMethodsCondition().getMethods();
    return handler.getBeanType().getPackageName().startsWith("org.breakwater")
        // A file is no page, and neither is data.
        && handler.getMethod().getReturnType() != ResponseEntity.class
        && !handler.hasMethodAnnotation(ResponseBody.class)
        && (methods.isEmpty() || methods.contains(RequestMethod.GET))
        && patterns(mapping).stream().noneMatch(it -> it.getPatternString().startsWith("/api"));
  }

  private static List<PathPattern> patterns(RequestMappingInfo mapping) {
    var condition = mapping.getPathPatternsCondition();
    return condition == null ? List.of() : List.copyOf(condition.getPatterns());
  }

  private static boolean opens(Visit visit, PathPattern pattern) {
    return pattern.matches(PathContainer.parsePath(visit.path().replaceAll("\\?.*", "")));
  }

  private static String path(String name) {
    return visits.stream()
        .filter(visit -> visit.name().equals(name))
        .map(Visit::path)
        .collect(Collectors.joining());
  }

  private static List<UUID> receive(String resource) {
    try (InputStream in = AllPagesBrowserTest.class.getResourceAsStream(resource)) {
      List<byte[]> reports =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.getBytes(StandardCharsets.UTF_8))
              .toList();
      return service.getBean(Intake.class).receive(reports, Sender.OPERATOR).stream()
          .map(received -> ((Received.Accepted) received).entry())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static UUID one(String sql, Object of) {
    var transactions = service.getBean(Transactions.class);
    return transactions.writing(
        () -> transactions.jdbc().sql(sql).params(of).query(UUID.class).single());
  }
}
