package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.browser.Browser.assertGood;
import static org.breakwater.browser.Browser.assertShown;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.browser.Browser;
import org.breakwater.intake.Intake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that is done on a pattern's page, in a real browser: every form open, with nothing and with
 * something wrong in it, wide, at 320 pixels and without scripts.
 */
@Timeout(400)
class PatternsBrowserTest {
  private static final Map<String, Page> WINDOWS = new HashMap<>();
  private static final LocalDate FIRST = LocalDate.of(2013, 12, 1);

  @TempDir static Path folder;
  private static AFrontDoor at;
  private static Browser browser;
  private static String car;
  private static String other;

  @BeforeAll
  static void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    var reports =
        new ArrayList<>(
            AQuietTown.withACar(
                FIRST, List.of("police", "school", "police", "health", "youth-service")));
    var agencies = List.of("police", "health", "school", "police", "health");
    for (int i = 0; i < agencies.size(); i++) {
      reports.add(
          AQuietTown.theCar(
              agencies.get(i), 3_000 + i, FIRST.plusDays(335 + i * 9), 420 + i, "KX07 LMN"));
    }
    AQuietTown.receive(at.service.bean(Intake.class), reports);
    at.service.bean(KeepPatterns.class).run();
    browser = Browser.start();
    Page list = window("wide", "frances");
    list.navigate(at.service.url() + "/patterns");
    assertGood(list, "patterns-list");
    car = address(list, "YJ55");
    other = address(list, "KX07");
  }

  @AfterAll
  static void stop() {
    browser.close();
    at.close();
  }

  private static String address(Page list, String plate) {
    return list.locator("main a[href^='/patterns/']:has-text('" + plate + "')")
        .first()
        .getAttribute("href");
  }

  /** Everybody's window of each kind: signing in again and again is not let happen. */
  private static Page window(String how, String name) {
    return WINDOWS.computeIfAbsent(
        name + " " + how,
        _ -> {
          Page page =
              switch (how) {
                case "wide" -> browser.wide();
                case "narrow" -> browser.narrow();
                default -> browser.withoutScripts();
              };
          Browser.signIn(page, at.service.url(), name, AService.PASSWORD);
          return page;
        });
  }

  @Test
  void a_pattern_is_decided_about_merged_split_and_answered_for() {
    each("frances", car, "pattern-asked");

    Page page = window("wide", "frances");
    page.navigate(at.service.url() + other);
    page.locator("form[action$='/decision'] button").click();
    assertThat(page.textContent(".govuk-error-summary")).contains("Enter why");
    assertGood(page, "pattern-decision-wrong");
    page.locator("summary:has-text('Merge this')").click();
    page.locator("form[action$='/merging'] button").click();
    assertThat(page.textContent(".govuk-error-summary")).contains("Choose into which");
    assertGood(page, "pattern-merging-wrong");
    page.locator("#into").selectOption(car.substring("/patterns/".length()));
    page.fill("#merge", "One man drives both.");
    page.locator("form[action$='/merging'] button").click();
    assertThat(page.textContent("main")).contains("They are one now.");
    page.fill("#reasons", "Two cars, one driver, ten children.");
    page.fill("#measure", "He is not seen with a child again.");
    page.locator("form[action$='/decision'] button").click();
    assertThat(page.textContent("main")).contains("It is under enquiry.");
    page.locator("summary:has-text('Ask for something')").click();
    page.locator("form[action$='/resources'] button").click();
    assertThat(page.textContent(".govuk-error-summary")).contains("Enter what is needed");
    assertGood(page, "pattern-resource-wrong");
    page.fill("#what", "Officers to watch the taxi rank");
    page.fill("#amount", "Four officers for eight evenings");
    page.locator("#from").selectOption("police");
    page.fill("#needed-day", "1");
    page.fill("#needed-month", "2");
    page.fill("#needed-year", "2015");
    page.locator("form[action$='/resources'] button").click();
    assertThat(page.textContent("main")).contains("Not answered");
    each("frances", car, "pattern-taken-up");
    each("frances", other, "pattern-merged");
    each("frances", car + "?day=2014-12-20", "pattern-then");
    each("iain", car, "pattern-to-answer");

    Page his = window("wide", "iain");
    his.navigate(at.service.url() + car);
    his.locator("form[action*='/resources/'] button").click();
    assertGood(his, "pattern-answer-wrong");
    his.check("input[value=REFUSED]");
    his.fill("textarea[name=reply-words]", "No officers before the spring.");
    his.locator("form[action*='/resources/'] button").click();
    assertThat(his.textContent("main")).contains("Refused");
    each("isobel", "/oversight", "oversight-resources");
    each("frances", "/patterns", "patterns-after");
  }

  private static void each(String who, String path, String name) {
    for (String how : List.of("wide", "narrow", "no-scripts")) {
      Page page = window(how, who);
      page.navigate(at.service.url() + path);
      if (how.equals("no-scripts")) {
        assertShown(page, name + "-" + how);
      } else {
        page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        assertGood(page, name + "-" + how);
      }
    }
  }
}
