package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.browser.Browser.assertGood;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.browser.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story's pages in a real browser: wide, narrow, without scripts and by keyboard alone. */
class StoryBrowserTest {
  @TempDir static Path folder;
  private static ARecord record;
  private static Browser browser;
  private static UUID tamsin;
  private static Map<String, String> paths;

  @BeforeAll
  static void start() {
    record = new ARecord(folder);
    List<UUID> entries = record.receiveTamsin();
    tamsin = record.person(entries.getFirst(), 0);
    UUID amina =
        record.worker("amina", "Amina Sow", "social-care", Role.PRACTITIONER, Reach.CASELOAD);
    record.relate(tamsin, amina);
    UUID car =
        record.read(jdbc ->
            jdbc.sql("select id from thing where value = 'YJ5?KZT'").query(UUID.class).single());
    paths =
        Map.of(
            "person", "/people/" + tamsin,
            "person-wrong", "/people/" + tamsin + "?from=yesterday&agency=police",
            "person-known", "/people/" + tamsin + "?day=2014-04-01&answer=here",
            "person-print", "/people/" + tamsin + "?view=print",
            "mentions", "/people/" + tamsin + "/mentions",
            "looks", "/people/" + tamsin + "/looks",
            "thing", "/things/" + car,
            "entry", "/entries/" + entries.get(2) + "?of=person:" + tamsin,
            "search", "/search?q=Tamsin+Orel",
            "search-nothing", "/search?q=Zzyzx");
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    record.close();
  }

  @Test
  void every_page_is_good_on_a_wide_screen() {
    Page page = signedIn(browser.wide());
    paths.forEach((name, path) -> {
      page.navigate(record.url() + path);
      assertGood(page, "story-" + name + "-wide");
    });
  }

  @Test
  void every_page_is_good_at_320_pixels() {
    Page page = signedIn(browser.narrow());
    paths.forEach((name, path) -> {
      page.navigate(record.url() + path);
      assertGood(page, "story-" + name + "-narrow");
    });
  }

  @Test
  void without_scripts_a_child_is_found_filtered_and_shown_for_a_past_day() {
    Page page = signedIn(browser.withoutScripts());
    page.navigate(record.url() + "/search");
    page.fill("#q", "Tamsyn Orrel");
    page.click("main button");
    page.click("main .bw-result a");
    assertThat(page.textContent("h1")).isEqualTo("Tamsin Orrell");
    page.click("summary:has-text('Choose what is shown')");
    page.check("input[name=agency][value=police]");
    page.click("button:has-text('Show') >> nth=0");
    assertThat(page.locator(".bw-event").count()).isEqualTo(2);
    page.fill("#day", "31 March 2014");
    page.click("button:has-text('Show that day')");
    assertThat(page.textContent(".govuk-notification-banner")).contains("On record somewhere");
    page.navigate(record.url() + paths.get("person"));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "story-person-no-scripts.png")));
  }

  @Test
  void by_keyboard_alone_a_child_is_found_and_opened() {
    Page page = signedIn(browser.wide());
    page.navigate(record.url() + "/search");
    page.focus("#q");
    page.keyboard().type("17 May 2001");
    page.keyboard().press("Enter");
    page.waitForURL("**/search?q=17*");
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate("document.activeElement.getAttribute('href') || ''")
          .toString()
          .startsWith("/people/")) {
        break;
      }
    }
    page.keyboard().press("Enter");
    page.waitForURL("**/people/*");
    assertThat(page.textContent("h1")).isEqualTo("Tamsin Orrell");
  }

  private static Page signedIn(Page page) {
    Browser.signIn(page, record.url(), "amina", ARecord.PASSWORD);
    return page;
  }
}
