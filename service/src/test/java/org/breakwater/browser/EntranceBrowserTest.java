package org.breakwater.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.browser.Browser.assertGood;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.breakwater.Application;
import org.breakwater.access.Setup;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** From an empty record to the first administrator, as a person at a browser would go. */
class EntranceBrowserTest {
  @TempDir static Path folder;
  static ConfigurableApplicationContext service;
  static Browser browser;
  static String at;

  @BeforeAll
  static void start() {
    service =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.SERVLET)
            .run("--breakwater.data=" + FreshRecord.in(folder), "--server.port=0");
    at = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
    service.close();
  }

  @Test
  void the_first_administrator_comes_in_with_the_printed_code_and_without_scripts() {
    String invitation = service.getBean(Setup.class).invitation().orElseThrow();
    String code = invitation.replaceAll(".*the code (\\S+) .*", "$1");
    Page page = browser.withoutScripts();
    page.navigate(at + "/setup");
    page.fill("#code", "WRONG");
    page.click("main button");
    assertThat(page.title()).startsWith("Error: ");
    assertThat(page.textContent(".govuk-error-summary")).contains("The code is wrong");

    page.fill("#code", code);
    page.fill("#name", "Ada Nkemelu");
    page.fill("#signIn", "ada");
    page.fill("#fresh", "three random words");
    page.click("main button");
    assertThat(page.url()).endsWith("/sign-in");

    page.fill("#username", "ada");
    page.fill("#password", "three wrong words");
    page.click("main button");
    assertThat(page.textContent(".govuk-error-summary")).contains("name or the password is wrong");
    page.fill("#username", "Ada");
    page.fill("#password", "three random words");
    page.click("main button");
    assertThat(page.url()).endsWith("/administration");
    assertThat(page.textContent("header")).contains("Ada Nkemelu");

    assertThat(service.getBean(Setup.class).invitation()).isEmpty();
    page.click("header button");
    page.navigate(at + "/administration");
    assertThat(page.url()).as("signed out means out").endsWith("/sign-in");
    assertThat(kept()).as("what a guess at it costs").startsWith("$argon2id$v=19$m=38912,t=2,p=1$");
  }

  /** The one password, as it is kept by the service as it is shipped. */
  private static String kept() {
    var transactions = service.getBean(Transactions.class);
    return transactions.writing(() ->
        transactions
            .jdbc()
            .sql("select password from workspace.credential")
            .query(String.class)
            .single());
  }

  @Test
  void the_pages_that_everyone_may_open_are_good_wide_and_narrow() {
    for (String path : new String[] {"/", "/sign-in", "/help", "/accessibility", "/no-such-page"}) {
      for (Page page : new Page[] {browser.wide(), browser.narrow()}) {
        page.navigate(at + path);
        assertGood(page, "open" + path.replace('/', '-') + page.viewportSize().width);
        page.context().close();
      }
    }
  }

  @Test
  void the_skip_link_is_the_first_stop_of_the_keyboard_and_leads_to_the_content() {
    Page page = browser.wide();
    page.navigate(at + "/help");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.className").toString())
        .contains("govuk-skip-link");
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main-content");
  }
}
