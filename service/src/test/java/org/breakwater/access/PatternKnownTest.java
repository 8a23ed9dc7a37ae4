package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.breakwater.access.AFrontDoor.page;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.breakwater.alerts.AQuietTown;
import org.breakwater.alerts.KeepPatterns;
import org.breakwater.intake.Intake;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who knew what of a pattern, when: in order, by day, and for those only who read all of it. */
class PatternKnownTest {
  @TempDir Path folder;
  private AFrontDoor at;
  private ACaller iain;
  private ACaller hana;
  private String car;

  @BeforeEach
  void settle() {
    at = new AFrontDoor(folder.resolve("data"));
    iain = at.signedIn("iain");
    hana = at.signedIn("hana");
    AQuietTown.receive(
        at.service.bean(Intake.class),
        AQuietTown.withACar(
            LocalDate.of(2013, 12, 1),
            List.of("police", "school", "police", "health", "youth-service")));
    at.service.bean(KeepPatterns.class).run();
    car =
        page(at.frances, "/patterns")
            .select("main a[href^=/patterns/]:contains(YJ55)")
            .attr("href");
  }

  @AfterEach
  void close() {
    at.close();
  }

  private static List<String> lines(ACaller who, String path) {
    return page(who, path).select(".bw-event").eachText();
  }

  private void takeUp() {
    var form = new HashMap<String, String>();
    Element it = page(at.frances, car).selectFirst("form[action$=/decision]");
    assertThat(it).isNotNull();
    it.select("input[type=hidden], input[type=text], textarea")
        .forEach(one -> form.put(one.attr("name"), one.val()));
    it.select("input[checked]").forEach(one -> form.put(one.attr("name"), one.val()));
    it.select("select")
        .forEach(one -> form.put(one.attr("name"), one.select("option[selected]").val()));
    form.put("reasons", "The same car at five homes.");
    form.put("measure", "The car is not seen with a child again.");
    form.put("lead", at.service.viewer("martin").id().toString());
    assertThat(ACaller.location(at.frances.post(car + "/decision", form))).isEqualTo(car);
  }

  @Test
  void it_tells_in_order_who_wrote_of_it_when_it_was_found_who_was_told_and_who_took_it_up() {
    at.service.later(Duration.ofMinutes(1));
    page(hana, car);
    at.service.later(Duration.ofMinutes(1));
    takeUp();
    List<String> lines = lines(at.frances, car + "/who-knew");
    assertThat(lines.stream().filter(line -> line.contains("wrote it down"))).hasSize(5);
    int found = at(lines, "Breakwater itself found the pattern in the reports");
    int told = at(lines, "was told: That reports of theirs belong to a pattern");
    int opened = at(lines, "Hana Rowntree was shown it. Page: A pattern");
    int taken = at(lines, "Frances Adeyemi took it up for a strategy discussion");
    assertThat(at(lines, "wrote it down")).isLessThan(found);
    assertThat(told).isNotNegative().isLessThan(opened);
    assertThat(found).isLessThan(opened);
    assertThat(opened).isLessThan(taken);
    assertThat(lines.get(at(lines, "decided: Strategy discussion")))
        .contains("The same car at five homes.");
    assertThat(lines)
        .anySatisfy(line ->
            assertThat(line).contains("Martin Oyelaran was told: That they lead the work on it"));
  }

  @Test
  void what_was_known_by_a_day_leaves_out_all_that_came_later() {
    takeUp();
    assertThat(lines(at.frances, car + "/who-knew?to=31+December+2014"))
        .hasSize(5)
        .allMatch(line -> line.contains("wrote it down"));
  }

  @Test
  void only_who_reads_all_of_it_is_told() {
    assertThat(iain.get(car).statusCode()).as("his agency holds reports").isEqualTo(200);
    assertThat(iain.get(car + "/who-knew").statusCode()).isEqualTo(404);
    assertThat(page(iain, car).select("a[href$=/who-knew]")).isEmpty();
    assertThat(at.priya.get(car + "/who-knew").statusCode()).isEqualTo(404);
    assertThat(at.signedIn("adam").get(car + "/who-knew").statusCode()).isEqualTo(404);
  }

  @Test
  void as_a_file_it_is_made_by_a_manager_and_stands_among_what_was_made() {
    takeUp();
    String path = car + "/who-knew/statement";
    assertThat(at.frances.get(path).statusCode()).as("no manager").isEqualTo(404);
    assertThat(hana.post(path, Map.of("recipient", "")).statusCode()).isEqualTo(400);
    String made =
        ACaller.location(hana.post(path, Map.of("recipient", "The inquiry into the harbour")));
    assertThat(made).startsWith("/statements/");
    assertThat(page(hana, made).text()).contains("The inquiry into the harbour");
    assertThat(page(hana, path).select("a[href=" + made + "]")).hasSize(1);
    assertThat(at.signedIn("martin").get(made).statusCode()).as("its lead").isEqualTo(200);
    assertThat(at.frances.get(made).statusCode()).as("no manager").isEqualTo(404);
    assertThat(lines(hana, car + "/who-knew"))
        .anySatisfy(line -> assertThat(line).contains("handed it over to The inquiry into"));
  }

  private static int at(List<String> lines, String words) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(words)) {
        return i;
      }
    }
    return -1;
  }
}
