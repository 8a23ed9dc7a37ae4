package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.identity.Deciding;
import org.breakwater.identity.Judgement;
import org.breakwater.record.Author;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A girl who was held to be two, then one by somebody's decision, then two again. */
class JudgedThenTest {
  private static final Author FRONT_DOOR = new Author(new UUID(4, 2), "Front door", "social-care");

  @TempDir static Path folder;
  private static ARecord record;
  private static UUID one;
  private static UUID other;
  private static AVisitor amina;

  @BeforeAll
  static void decide() {
    record = new ARecord(folder);
    record.itIs("2014-02-01T09:00:00Z");
    one = person("S-1", "school", "Late again.", "\"born\":\"2003-04-09\"");
    other = person("H-1", "health", "A burn on her arm.", "\"sex\":\"female\"");
    UUID worker =
        record.worker("amina", "Amina Sow", "social-care", Role.PRACTITIONER, Reach.CASELOAD);
    record.relate(one, worker);
    record.relate(other, worker);
    record.itIs("2014-03-01T09:00:00Z");
    var deciding = record.bean(Deciding.class);
    var joined =
        deciding.judge(
            seen(one), seen(other), Judgement.Verdict.SAME, "Her nurse knows her.", FRONT_DOOR);
    record.itIs("2014-04-01T09:00:00Z");
    deciding.undo(((Deciding.Result.Decided) joined).entry(), "It was another nurse.", FRONT_DOOR);
    amina = AVisitor.signedIn(record, "amina");
  }

  @AfterAll
  static void close() {
    record.close();
  }

  private static UUID person(String ref, String agency, String summary, String more) {
    String report =
        """
        {"ref":"%s","agency":"%s","kind":"concern","recorded":"2014-01-05T08:30:00Z","summary":"%s",\
        "people":[{"ref":"p1","role":"child","given":"Marigold","family":"Ashbourne",%s}]}\
        """
            .formatted(ref, agency, summary, more);
    return record.person(record.receive(List.of(report)).getFirst(), 0);
  }

  private static Deciding.Before seen(UUID person) {
    return new Deciding.Before(person, record.bean(Deciding.class).version(person));
  }

  private static Document here(UUID person, String day) {
    return amina.page("/people/" + person + "?day=" + day + "&answer=here");
  }

  @Test
  void her_page_as_known_here_tells_what_was_held_to_be_hers_on_that_day() {
    Map.of("2014-02-15", 1, "2014-03-15", 2, "2014-04-15", 1)
        .forEach((day, events) ->
            assertThat(here(one, day).select(".bw-event")).as(day).hasSize(events));
    assertThat(here(one, "2014-02-15").text()).contains("Late again").doesNotContain("A burn");
    assertThat(here(one, "2014-03-15").text()).contains("Late again", "A burn on her arm");
    assertThat(here(one, "2014-04-15").text()).contains("Late again").doesNotContain("A burn");
  }

  @Test
  void whoever_was_joined_to_her_had_no_story_of_her_own_meanwhile() {
    assertThat(here(other, "2014-02-15").text()).contains("A burn on her arm");
    assertThat(here(other, "2014-03-15").text()).doesNotContain("A burn on her arm");
    assertThat(here(other, "2014-04-15").text()).contains("A burn on her arm");
  }

  @Test
  void on_record_somewhere_is_put_together_as_is_known_today() {
    Document page = amina.page("/people/" + one + "?day=2014-03-15&answer=recorded");
    assertThat(page.select(".bw-event")).hasSize(1);
    assertThat(page.text()).doesNotContain("A burn on her arm");
  }
}
