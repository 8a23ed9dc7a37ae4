package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.access.AFrontDoor.page;

import java.nio.file.Path;
import java.time.LocalDate;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.intake.Intake;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child who was never met beside a car, only named together with one who was. */
@Timeout(300)
class PatternCompanyTest {
  @TempDir Path folder;

  @Test
  void who_is_only_named_together_with_another_is_said_and_drawn_so() {
    try (var at = new AFrontDoor(folder.resolve("data"))) {
      AQuietTown.receive(
          at.service.bean(Intake.class), AQuietTown.withAFriend(LocalDate.of(2013, 12, 1)));
      assertThat(at.service.bean(KeepPatterns.class).run()).isTrue();
      String car =
          page(at.frances, "/patterns")
              .select("main a[href^=/patterns/]:contains(YJ55)")
              .attr("href");
      Document page = page(at.frances, car);
      assertThat(page.text())
          .contains(
              "Met by 3 households or children in care within a year, one of them only by being")
          .contains("with 4 worries about 3 of them")
          .contains("No single agency's own reports would have shown this. Each of the 5 held too");
      assertThat(page.select("table:contains(Children) tbody tr")).hasSize(3);
      assertThat(page.select(".bw-picture__edge")).as("two of them beside the car").hasSize(2);
      assertThat(page.select(".bw-picture__bow")).as("the friend").hasSize(1);
      assertThat(page.text()).contains("A bow joins children whom a report names together");
      assertThat(page(at.frances, "/patterns").text()).contains("one of them only by being");
      String recorded = "?day=31+December+2014&answer=recorded";
      assertThat(page(at.frances, car + recorded).text()).contains("one of them only by being");
    }
  }
}
