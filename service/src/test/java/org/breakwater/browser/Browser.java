package org.breakwater.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Headless Chromium, one for a whole test run. */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  private static final int MOST_STOPS = 80;

  /** {@code -Dbreakwater.pictures=true} leaves a picture of every page, good or not. */
  private static final boolean PICTURES = Boolean.getBoolean("breakwater.pictures");

  /** Of what is on the page and of its window, once the page has its letters. */
  private static final String WIDTHS =
      "() => document.fonts.ready.then(() => [document.documentElement.scrollWidth, innerWidth])";

  /** What is wrong with the way that the focused element shows itself; empty for nothing. */
  private static final String UNSEEN_FOCUS =
      """
      () => {
        const it = document.activeElement;
        if (it === document.body) return '';
        const box = it.getBoundingClientRect();
        const style = getComputedStyle(it);
        const before = getComputedStyle(it.nextElementSibling ?? it, '::before');
        const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
            || before.boxShadow !== 'none' || before.outlineStyle !== 'none';
        return inside && shown ? '' : it.outerHTML.slice(0, 200);
      }
      """;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /** Starts the machine's own Chromium; fails, and never skips, where there is none. */
  public static Browser start() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        onPath("node"))));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"))));
  }

  private static Path chromium() {
    String named = System.getenv("CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    return NAMES.stream()
        .flatMap(name -> find(name).stream())
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "the tests of pages need Chromium: install it (Debian: package chromium) or set"
                    + " CHROMIUM to it"));
  }

  private static String onPath(String program) {
    return find(program)
        .orElseThrow(
            () -> new IllegalStateException("the tests of pages need " + program + " on the path"))
        .toString();
  }

  private static java.util.Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page of a usual width, with scripts. */
  public Page wide() {
    return page(1280, true);
  }

  /** A page as wide as an old phone: 320 CSS pixels, which is also a wide one at 400%. */
  public Page narrow() {
    return page(320, true);
  }

  /** A page of a browser that runs no scripts. */
  public Page withoutScripts() {
    return page(1280, false);
  }

  private Page page(int width, boolean scripts) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(scripts));
    return context.newPage();
  }

  /** Signs somebody in on a page of the service at this address. */
  public static void signIn(Page page, String at, String name, String password) {
    page.navigate(at + "/sign-in");
    page.fill("#username", name);
    page.fill("#password", password);
    page.click("main button");
    assertThat(page.url()).as("signed in").doesNotContain("sign-in");
  }

  /**
   * Nothing that axe finds, no sideways scrolling, no missing text; a picture of one that is not.
   */
  public static void assertGood(Page page, String name) {
    pictured(
        page,
        name,
        () -> {
          fits(page, name);
          accessible(page, name);
        });
  }

  private static void accessible(Page page, String name) {
    List<Rule> violations =
        new AxeBuilder(page)
            .options(violationsOnly())
            .setLegacyMode(true)
            .analyze()
            .getViolations();
    assertThat(
            violations.stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " " + targets(rule))
                .toList())
        .as(name + " is accessible")
        .isEmpty();
  }

  /**
   * Only what is wrong is gathered, and no second page is opened for it: what "legacy" leaves out
   * is the frames of other sites, which our pages have none of.
   */
  private static AxeRunOptions violationsOnly() {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return options;
  }

  /** The same without axe, which is a script itself and waits for ever where none may run. */
  public static void assertShown(Page page, String name) {
    pictured(page, name, () -> fits(page, name));
  }

  private static void fits(Page page, String name) {
    assertThat(page.content()).as(name + " lacks no text").doesNotContain("⟦");
    Object[] widths = ((List<?>) page.evaluate(WIDTHS)).toArray();
    assertThat(((Number) widths[0]).intValue())
        .as(name + " fits its window")
        .isLessThanOrEqualTo(((Number) widths[1]).intValue());
  }

  /** Leaves a picture of a page of which something is wrong, for whoever looks for what it is. */
  private static void pictured(Page page, String name, Runnable check) {
    boolean good = false;
    try {
      check.run();
      good = true;
    } finally {
      if (!good || PICTURES) {
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
      }
    }
  }

  /**
   * Goes on with the tabulator key to an element, as somebody without a mouse does. Each stop on
   * the way must be inside the window and bear a mark of focus.
   */
  public static void tabTo(Page page, String selector) {
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      page.keyboard().press("Tab");
      String trouble = String.valueOf(page.evaluate(UNSEEN_FOCUS));
      assertThat(trouble).as("where the keyboard is can be seen").isEmpty();
      if (Boolean.TRUE.equals(
          page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not come to " + selector + " on " + page.url());
  }

  private static List<String> targets(Rule rule) {
    var found = new ArrayList<String>();
    rule.getNodes().forEach(node -> found.add(String.valueOf(node.getHtml())));
    return found;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
