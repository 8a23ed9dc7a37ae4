package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.alerts.ExportPatterns;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.intake.Intake;
import org.breakwater.record.Rebuild;
import org.breakwater.story.AsKnown;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who says how many false alarms the area accepts says so by name, and it counts. */
@Timeout(300)
class PatternBudgetTest {
  private static final String PATH = "/patterns/budget";

  @TempDir static Path folder;
  private static AFrontDoor at;
  private static KeepPatterns keep;

  @BeforeAll
  static void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    AQuietTown.receive(
        at.service.bean(Intake.class), AQuietTown.withACar(LocalDate.of(2013, 12, 1)));
    keep = at.service.bean(KeepPatterns.class);
    assertThat(keep.run()).isTrue();
  }

  @AfterAll
  static void close() {
    at.close();
  }

  private static Map<String, String> form(String perMonth, String reason) {
    String seen = Jsoup.parse(at.hana.get(PATH).body()).select("input[name=seen]").val();
    return Map.of("per-month", perMonth, "reason", reason, "seen", seen);
  }

  @Test
  void a_manager_of_the_area_sets_it_with_a_reason_and_all_reports_are_looked_through_by_it() {
    assertThat(AFrontDoor.text(at.frances, "/patterns")).contains("accepts in a month: about 1");
    assertThat(AFrontDoor.text(at.frances, PATH))
        .contains("A manager of the whole area sets it", "as the service came")
        .doesNotContain("⟦");
    assertThat(at.frances.post(PATH, form("0.2", "Too much to read.")).statusCode()).isEqualTo(404);
    assertThat(at.isobel.post(PATH, form("0.2", "Too much to read.")).statusCode()).isEqualTo(404);
    assertThat(at.priya.get(PATH).statusCode()).isEqualTo(404);

    for (String none : new String[] {"", "0", "-1", "101", "few", "NaN"})
      assertThat(at.hana.post(PATH, form(none, "Why.")).body()).contains("Enter how many");
    assertThat(at.hana.post(PATH, form("0.2", " ")).body()).contains("Enter why");

    var form = form("0.2", "Nobody could read them all.");
    assertThat(ACaller.location(at.hana.post(PATH, form))).isEqualTo(PATH);
    assertThat(at.hana.post(PATH, form).statusCode()).as("set meanwhile").isEqualTo(409);
    assertThat(AFrontDoor.text(at.frances, PATH))
        .contains("accepts in a month: about 0.2", "Nobody could read them all.", "Hana Rowntree");

    assertThat(keep.run()).as("the cut-off that stands goes on").isFalse();
    assertThat(keep.setCutOff()).isTrue();
    assertThat(keep.run()).as("told by the new one").isTrue();
    assertThat(keep.setCutOff()).isFalse();
    String car =
        Jsoup.parse(at.frances.get("/patterns").body())
            .select("main a[href^=/patterns/]:contains(YJ55)")
            .attr("href");
    assertThat(AFrontDoor.text(at.frances, car)).contains("at this setting: about 0.2");
    var out = new StringWriter();
    at.service
        .bean(ExportPatterns.class)
        .export("harbourmaster", AsKnown.TODAY, Instant.parse("2015-01-01T00:00:00Z"), out);
    assertThat(out.toString()).contains("\"budgetPerMonth\" : 0.2");
    assertThat(at.service.bean(Rebuild.class).check(_ -> {})).isEmpty();
  }
}
