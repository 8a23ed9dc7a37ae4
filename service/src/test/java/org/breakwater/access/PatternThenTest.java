package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.access.AFrontDoor.page;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.intake.Intake;
import org.breakwater.log.Sequencer;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pattern as it could have been seen on a past day, in both of the answers that are honest. */
class PatternThenTest {
  private static final String RECORDED = "&answer=recorded";
  private static final String HERE = "&answer=here";

  @TempDir Path folder;
  private AFrontDoor at;
  private String car;

  @BeforeEach
  void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    receive(
        AQuietTown.withACar(
            LocalDate.of(2013, 12, 1),
            List.of("police", "school", "police", "health", "youth-service")));
    car =
        page(at.frances, "/patterns")
            .select("main a[href^=/patterns/]:contains(YJ55)")
            .attr("href");
  }

  @AfterEach
  void close() {
    at.close();
  }

  private void receive(List<String> reports) {
    AQuietTown.receive(at.service.bean(Intake.class), reports);
    at.service.bean(KeepPatterns.class).run();
  }

  /** The rows of the reports' table, or of another by its caption. */
  private static List<String> rows(Document page, String caption) {
    return page.select("table:has(caption:matchesOwn(^" + caption + "$)) tbody tr").eachText();
  }

  @Test
  void on_the_reports_own_clock_it_holds_only_what_was_written_by_then() {
    Document today = page(at.frances, car);
    assertThat(rows(today, "Children")).hasSize(5);
    Document then = page(at.frances, car + "?day=30+November+2014" + RECORDED);
    assertThat(then.select("h1").text()).isEqualTo("Vehicle YJ55 KZT");
    assertThat(then.text())
        .contains("what was on record somewhere by the end of 30 November 2014")
        .contains("Met by 4 households or children in care within a year, with 4 worries about 4")
        .contains("By then nobody had done anything about it here");
    assertThat(rows(then, "Children")).hasSize(4);
    assertThat(rows(then, "Reports"))
        .hasSize(4)
        .noneMatch(row -> row.contains("Youth") || row.contains("December"));
    assertThat(rows(then, "Who holds reports")).hasSize(3);
    assertThat(then.select("main form[method=post]"))
        .as("nothing is decided on a past day")
        .isEmpty();
    Document all = page(at.frances, "/patterns?day=30+November+2014" + RECORDED);
    assertThat(all.text())
        .contains("Patterns, by the end of 30 November 2014", "with 4 worries about 4")
        .doesNotContain("with 5 worries");
    assertThat(all.select("main a:contains(YJ55)").attr("href"))
        .isEqualTo(car + "?day=2014-11-30" + RECORDED);
    assertThat(page(at.frances, "/patterns?day=1+November+2014" + RECORDED).text())
        .contains("None that you may see.")
        .doesNotContain("YJ55");
    Document before = page(at.frances, car + "?day=1+November+2014" + RECORDED);
    assertThat(before.text()).contains("stood out as this pattern. It first stood out with a");
    assertThat(before.text()).doesNotContain("YJ55");
    assertThat(at.frances.get(car + "?day=the+31st" + RECORDED).body())
        .contains("Error:")
        .contains("Vehicle YJ55 KZT");
  }

  @Test
  void here_it_is_what_had_been_found_by_then_with_the_log_of_that_day() {
    LocalDate found = LocalDate.ofInstant(at.service.now(), ZoneOffset.UTC);
    at.service.bean(Sequencer.class).takeInAll();
    at.service.later(Duration.ofDays(20));
    receive(List.of(AQuietTown.theCar("police", 2_000, LocalDate.of(2015, 1, 2), 500, "YJ55 KZT")));
    assertThat(rows(page(at.frances, car), "Children")).hasSize(6);
    Document then = page(at.frances, car + "?day=" + found + HERE);
    assertThat(rows(then, "Children")).hasSize(5);
    assertThat(rows(then, "Reports")).hasSize(5);
    assertThat(page(at.frances, "/patterns?day=" + found + HERE).text())
        .contains("with 5 worries about 5");
    assertThat(page(at.frances, "/patterns?day=" + found.minusDays(1) + HERE).text())
        .doesNotContain("YJ55");
    assertThat(then.text())
        .contains("what was available here by the end of")
        .contains("It was found, and somebody was asked to decide")
        .containsPattern("By then [0-9]+ entries had come into the log");
    assertThat(page(at.frances, car + "?day=" + found.minusDays(1) + HERE).text())
        .contains("It had not been found here by then")
        .doesNotContain("YJ55");
  }

  @Test
  void nobody_sees_more_of_a_past_day_than_of_today() {
    String path = car + "?day=2014-12-31" + RECORDED;
    ACaller iain = at.signedIn("iain");
    assertThat(rows(page(iain, path), "Reports")).hasSize(2).allMatch(row -> row.contains("POL"));
    assertThat(rows(page(iain, path), "Children")).hasSize(2);
    assertThat(page(iain, "/patterns?day=2014-12-31" + RECORDED).text()).contains("YJ55");
    assertThat(page(iain, path).text()).contains("3 more people and things belong to this");
    for (ACaller who : List.of(at.priya, at.signedIn("adam"))) {
      assertThat(who.get(path).statusCode()).isEqualTo(404);
      assertThat(who.get("/patterns?day=2014-12-31" + RECORDED).body()).doesNotContain("YJ55");
      assertThat(who.get(car + "?day=2014-12-31" + HERE).statusCode()).isEqualTo(404);
    }
    assertThat(page(at.frances, car + "/who-knew").text())
        .contains("A pattern, as it could have been seen on a past day");
  }

  @Test
  void whoever_is_taken_out_was_in_it_until_then() {
    Document today = page(at.frances, car);
    var form = new HashMap<String, String>();
    today
        .select("form[action$=/members/removal] input[type=hidden]")
        .forEach(one -> form.put(one.attr("name"), one.val()));
    form.put(
        "member",
        today.select("form[action$=/members/removal] option[value^=child]").attr("value"));
    form.put("remove", "Her uncle drives it.");
    at.service.later(Duration.ofDays(3));
    assertThat(ACaller.location(at.frances.post(car + "/members/removal", form))).isEqualTo(car);
    assertThat(rows(page(at.frances, car), "Children")).hasSize(4);
    LocalDate now = LocalDate.ofInstant(at.service.now(), ZoneOffset.UTC);
    assertThat(rows(page(at.frances, car + "?day=" + now + RECORDED), "Children")).hasSize(4);
    assertThat(rows(page(at.frances, car + "?day=" + now.minusDays(1) + RECORDED), "Children"))
        .hasSize(5);
  }
}
