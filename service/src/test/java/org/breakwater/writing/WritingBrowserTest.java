package org.breakwater.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.browser.Browser.assertGood;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.access.Staff;
import org.breakwater.browser.Browser;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.record.Author;
import org.breakwater.record.Rebuild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker writes a report at a real browser. */
class WritingBrowserTest {
  private static final String PASSWORD = "three random words";

  @TempDir static Path folder;
  static ConfigurableApplicationContext service;
  static Browser browser;
  static String at;

  @BeforeAll
  static void start() {
    service =
        new SpringApplicationBuilder(Application.class, QuickPasswords.class)
            .web(WebApplicationType.SERVLET)
            .run("--breakwater.data=" + FreshRecord.in(folder), "--server.port=0");
    at = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
    var staff = service.getBean(Staff.class);
    Author by = Author.engine("test");
    staff.namePartner("school", "Quayside School", "school", by);
    staff.createPost("teacher", "Teacher", "school", Role.PRACTITIONER, Reach.AREA, by);
    staff.createPost("head", "Head teacher", "school", Role.MANAGER, Reach.PARTNER, by);
    staff.createPost("scrutiny", "Scrutineer", "school", Role.SCRUTINEER, Reach.AREA, by);
    for (String name : new String[] {"tess", "tim", "tara", "tom", "tia", "ted", "tova", "cleo"}) {
      staff.createUser(name, "Tess Oyelaran", "teacher", null, PASSWORD, false, by);
    }
    staff.namePartner("police", "Quayside Police", "police", by);
    staff.createPost("constable", "Constable", "police", Role.PRACTITIONER, Reach.AREA, by);
    staff.createUser("una", "Una Ferris", "constable", null, PASSWORD, false, by);
    staff.createUser("hal", "Hal Brightwater", "head", null, PASSWORD, false, by);
    staff.createUser("sue", "Sue Marchetti", "scrutiny", null, PASSWORD, false, by);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    service.close();
  }

  @Test
  void a_report_is_written_checked_and_sent_without_scripts() {
    Page page = signedIn(browser.withoutScripts(), "tess");
    page.navigate(at + "/reports/new");
    page.fill("#summary", "Mina came in late.\nShe smelt of smoke & would not say why.");
    page.fill("#words", "He drives us about.");
    page.fill("#person-0-given", "Mina");
    page.fill("#person-0-born-year", "2099");
    page.click("button[value=add-person]");
    assertThat(page.url()).endsWith("#person-1");
    assertThat(page.inputValue("#person-0-given")).isEqualTo("Mina");
    page.selectOption("#person-1-role", "adult-of-concern");
    page.fill("#person-1-known-as", "Spider, Web");
    page.click("button[value=add-thing]");
    page.fill("#thing-0-value", "YJ5? KZT");
    page.fill("#happened-month", "March");
    page.fill("#happened-year", "2026");
    page.check("input[name=concern][value=sexual-exploitation]");
    page.click("button[value=check]");
    assertThat(page.url()).endsWith("/check");
    String shown = page.textContent("main");
    assertThat(shown)
        .contains("March 2026", "Spider, Web", "Sexual exploitation", "He drives us about.")
        .contains("born after today", "number plate is not complete");
    page.click("text=Send the report");
    assertThat(page.url()).endsWith("/sent");
    assertThat(page.textContent(".govuk-panel")).containsPattern("BW-20[0-9]{2}-[2-9A-Y]{6}");

    assertThat(stored()).contains("\"author\":{\"name\":\"Tess Oyelaran\",\"post\":\"Teacher\"}");
    assertThat(stored())
        .contains("\"summary\":\"Mina came in late.\\nShe smelt of smoke & would not say why.\"")
        .contains("\"words\":\"He drives us about.\"")
        .contains("\"knownAs\":[\"Spider\",\"Web\"]")
        .contains("\"occurred\":\"2026-03\"");
    page.navigate(at + "/reports/drafts");
    assertThat(page.textContent("main")).doesNotContain("Mina came in late");
    assertThat(service.getBean(Rebuild.class).check(_ -> {})).isEmpty();
  }

  @Test
  void what_cannot_be_meant_is_said_with_a_link_to_its_box_and_nothing_is_lost() {
    Page page = signedIn(browser.withoutScripts(), "tim");
    page.navigate(at + "/reports/new");
    page.fill("#happened-day", "3");
    page.fill("#time", "half past");
    page.fill("#person-0-age", "about ten");
    page.click("text=More about person 1");
    page.fill("#person-0-phone", "0".repeat(41));
    page.click("button[value=check]");
    assertThat(page.title()).startsWith("Error: ");
    for (String box : new String[] {"summary", "happened-day", "person-0-age", "person-0-phone"}) {
      assertThat(page.locator(".govuk-error-summary a[href='#" + box + "']").count())
          .as(box)
          .isEqualTo(1);
      assertThat(page.locator("#" + box).count()).as(box).isEqualTo(1);
    }
    assertThat(page.inputValue("#person-0-age")).isEqualTo("about ten");
  }

  @Test
  void a_draft_open_in_two_windows_loses_nothing_of_either() {
    Page page = signedIn(browser.withoutScripts(), "tara");
    page.navigate(at + "/reports/new");
    page.fill("#summary", "Begun in the first window.");
    page.click("button[value=add-thing]");
    Page second = page.context().newPage();
    second.navigate(page.url().replaceAll("#.*", ""));
    second.fill("#summary", "Changed in the second window.");
    second.click("button[value=later]");
    page.fill("#summary", "Changed in the first window.");
    page.click("button[value=later]");
    assertThat(page.textContent(".govuk-notification-banner")).contains("in another window");
    page.navigate(at + "/reports/drafts");
    assertThat(page.textContent("main"))
        .contains("Changed in the first window.", "Changed in the second window.");
  }

  @Test
  void a_draft_is_kept_as_it_is_typed_and_is_there_after_signing_in_elsewhere() {
    Page page = signedIn(browser.wide(), "hal");
    page.navigate(at + "/reports/new");
    page.fill("#summary", "Typed and never sent.");
    page.waitForSelector("text=What you typed is kept.");
    String address = page.url();
    Page elsewhere = signedIn(browser.narrow(), "hal");
    elsewhere.navigate(address);
    assertThat(elsewhere.inputValue("#summary")).isEqualTo("Typed and never sent.");
    assertGood(elsewhere, "writing-narrow");
    elsewhere.context().close();

    page.fill("#words", "Kept on leaving.");
    page.click("button[value=later]");
    assertThat(page.textContent(".govuk-notification-banner")).contains("Your draft is kept");
    assertThat(page.textContent("main")).doesNotContain("another window");
    page.click("text=Discard this draft");
    page.click("text=Yes, discard it");
    assertThat(page.textContent("main")).contains("You have no drafts.");
  }

  @Test
  void a_draft_is_nobody_elses_and_only_those_who_work_with_children_write() {
    Page page = signedIn(browser.withoutScripts(), "tia");
    page.navigate(at + "/reports/new");
    page.fill("#summary", "Only for Tess.");
    page.click("button[value=add-thing]");
    String address = page.url();
    Page other = signedIn(browser.withoutScripts(), "hal");
    other.navigate(address);
    assertThat(other.inputValue("#summary")).isEmpty();
    other.fill("#summary", "Taken over?");
    other.click("button[value=later]");
    assertThat(other.textContent("main")).doesNotContain("Only for Tess.");
    other.context().close();
    page.reload();
    assertThat(page.inputValue("#summary")).isEqualTo("Only for Tess.");

    Page scrutineer = signedIn(browser.withoutScripts(), "sue");
    Response answer = scrutineer.navigate(at + "/reports/new");
    assertThat(answer.status()).isEqualTo(404);
    scrutineer.context().close();
  }

  @Test
  void a_sealed_report_is_for_its_writer_and_those_whom_they_name() {
    Page page = signedIn(browser.withoutScripts(), "ted");
    page.navigate(at + "/reports/new");
    page.fill("#summary", "For Hal alone.");
    page.check("input[name=marking][value=SEALED]");
    page.fill("#readers", "nobody.known");
    page.click("button[value=check]");
    assertThat(page.textContent(".govuk-error-summary")).contains("Nobody signs in under");
    page.fill("#readers", "Hal");
    page.click("button[value=check]");
    page.click("text=Send the report");
    assertThat(page.textContent(".govuk-panel")).contains("BW-");
    String marked =
        service
            .getBean(Transactions.class)
            .writing(() ->
                service
                    .getBean(Transactions.class)
                    .jdbc()
                    .sql(
                        "select marking || cardinality(marked_for) from standing order by place"
                            + " desc limit 1")
                    .query(String.class)
                    .single());
    assertThat(marked).isEqualTo("SEALED2");
  }

  @Test
  void an_agency_puts_its_own_report_right_and_the_old_words_stay() {
    Page page = signedIn(browser.wide(), "cleo");
    page.navigate(at + "/reports/new");
    page.fill("#summary", "Seen with Jon.");
    page.fill("#person-0-given", "Fenella");
    page.fill("#person-0-family", "Drax");
    page.fill("#happened-year", "2026");
    page.click("button[value=check]");
    page.click("text=Send the report");
    String entry = page.url().replaceAll(".*/reports/(.*)/sent", "$1");
    page.navigate(at + "/entries/" + entry + "/correct");
    assertGood(page, "correct");
    page.fill("#summary", "Seen with John.\nNot with Jon.");
    page.click("main .govuk-button:text('Check the correction')");
    assertThat(page.textContent(".govuk-error-summary")).contains("Write why it is wrong");
    page.fill("#happened-month", "2");
    page.fill("#reason", "I confused two boys.");
    page.click("main .govuk-button:text('Check the correction')");
    assertThat(page.textContent("main"))
        .contains("Seen with Jon.", "Seen with John.", "February 2026", "I confused two boys.");
    assertGood(page, "correct-check");

    Page second = page.context().newPage();
    second.navigate(at + "/entries/" + entry + "/correct");
    page.click("text=Make the correction");
    page.waitForURL(address -> !address.endsWith("/correct"));
    second.fill("#summary", "Seen with nobody.");
    second.fill("#reason", "It was dark.");
    second.click("main .govuk-button:text('Check the correction')");
    assertThat(second.textContent(".govuk-error-summary")).contains("Somebody else corrected");
    assertThat(second.inputValue("#summary")).isEqualTo("Seen with nobody.");
    assertThat(second.textContent("blockquote")).contains("Not with Jon.");

    Page elsewhere = signedIn(browser.withoutScripts(), "una");
    assertThat(elsewhere.navigate(at + "/entries/" + entry + "/correct").status()).isEqualTo(404);
    elsewhere.context().close();
    assertThat(service.getBean(Rebuild.class).check(_ -> {})).isEmpty();
    String follows =
        "select count(*) from appearance a join record.entry c on c.id = a.entry"
            + " where c.corrects = '"
            + entry
            + "'";
    var transactions = service.getBean(Transactions.class);
    assertThat(
            transactions.writing(
                () -> transactions.jdbc().sql(follows).query(Integer.class).single()))
        .isEqualTo(1);
  }

  @Test
  void every_page_of_it_is_good_wide_and_narrow() {
    for (Page page : new Page[] {browser.wide(), browser.narrow()}) {
      String width = String.valueOf(page.viewportSize().width);
      signedIn(page, "tova").navigate(at + "/reports/new");
      page.fill("#person-0-age", "ten or so");
      page.click("button[value=check]");
      assertGood(page, "writing-errors-" + width);
      page.fill("#person-0-age", "10");
      page.fill("#person-0-given", "Orla");
      page.fill("#person-0-born-year", "2099");
      page.fill("#summary", "First line.\nSecond line.");
      page.click("button[value=add-thing]");
      page.fill("#thing-0-value", "KT?? 4");
      page.click("button[value=check]");
      assertGood(page, "writing-check-" + width);
      page.click("text=Send the report");
      assertGood(page, "writing-sent-" + width);
      page.navigate(at + "/reports/new");
      page.fill("#summary", "Begun.");
      page.click("button[value=later]");
      assertGood(page, "writing-drafts-" + width);
      page.context().close();
    }
  }

  @Test
  void the_form_is_good_wide_and_reached_by_keyboard() {
    Page page = signedIn(browser.wide(), "tess");
    page.navigate(at + "/reports/new");
    assertGood(page, "writing-wide");
    page.focus("#summary");
    page.keyboard().type("By keyboard");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("words");
    page.focus("#person-0-given");
    page.keyboard().press("Enter");
    page.waitForSelector("text=Kept just now");
    assertThat(page.locator("fieldset[id^=person-]").count())
        .as("Enter in a box keeps, and adds nobody")
        .isEqualTo(1);
  }

  private static Page signedIn(Page page, String name) {
    Browser.signIn(page, at, name, PASSWORD);
    page.waitForSelector("text=Sign out");
    return page;
  }

  private static String stored() {
    var transactions = service.getBean(Transactions.class);
    return transactions.writing(() ->
        String.join(
            "\n",
            transactions
                .jdbc()
                .sql("select body from record.body where body like '%Mina%'")
                .query(String.class)
                .list()));
  }
}
