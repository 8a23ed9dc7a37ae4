package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.breakwater.record.Author;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an elected member sees: how much waits, is late and slips, and no number below five. */
class FiguresTest {
  private static final String WAITING = "Concerns at the front door without a decision";

  @TempDir Path folder;

  private static String figure(ACaller who, String what) {
    var answer = who.get("/figures");
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body()).select("tr:has(th:containsOwn(" + what + ")) td").text();
  }

  @Test
  void numbers_are_of_the_whole_area_and_point_at_nobody() {
    try (var at = new AFrontDoor(folder.resolve("data"))) {
      Author by = Author.engine("test");
      var staff = at.service.bean(Staff.class);
      staff.createPost(
          "social-care.lead-member",
          "Lead member",
          "social-care",
          Role.ELECTED_MEMBER,
          Reach.NONE,
          by);
      staff.createUser(
          "opal", "Opal Tregenza", "social-care.lead-member", null, AService.PASSWORD, false, by);
      ACaller opal = at.signedIn("opal");
      assertThat(figure(opal, WAITING)).isEqualTo("none");
      at.send("SCH-1", "Marigold", "Ashdown");
      at.send("SCH-2", "Jude", "Penhallow");
      assertThat(figure(opal, WAITING)).isEqualTo("fewer than 5");
      at.send("SCH-3", "Bartholomew", "Quill");
      at.send("SCH-4", "Oriana", "Finch");
      at.send("SCH-5", "Theo", "Larkspur");
      assertThat(figure(opal, WAITING)).isEqualTo("5");
      assertThat(figure(at.isobel, WAITING)).as("the scrutineer sees the same").isEqualTo("5");
      assertThat(at.climbs("2015-02-02T09:00:00Z")).isNotEmpty().doesNotContain("opal");
      assertThat(figure(opal, "Late, and nobody answers for it by name")).isEqualTo("5");
      assertThat(figure(opal, "Late, and somebody answers")).isEqualTo("none");
      assertThat(opal.get("/figures").body()).doesNotContain("Marigold", "SCH-1", "Frances");
      for (String closed :
          new String[] {"/search", "/today", "/oversight", "/patterns", "/leave"}) {
        assertThat(opal.get(closed).statusCode()).as(closed).isIn(403, 404);
      }
      assertThat(Jsoup.parse(opal.get("/figures").body()).select("nav a").eachText())
          .containsExactly("How it goes, in numbers");
    }
  }
}
