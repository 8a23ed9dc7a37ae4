package org.breakwater.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.breakwater.intake.Report;
import org.breakwater.patterns.Entity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What of a report is looked at when patterns are searched for. */
class GatheringTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Somebody drives a child, who is in the car. */
  private static List<Entity> driven(String role) {
    var report =
        JSON.readValue(
            """
            {"ref":"SOC-1","agency":"social-care","kind":"contact","recorded":"2010-03-04T13:00:00Z",
            "summary":"Invented.","people":[{"ref":"p1","role":"child","given":"Ada","family":"Moor"},
            {"ref":"p2","role":"%s","given":"Ned","family":"Vale"}],
            "things":[{"ref":"t1","type":"vehicle","value":"JA51 NYH"}],
            "links":[{"from":"p1","to":"t1","type":"passenger"},{"from":"p2","to":"t1","type":"driver"}]}
            """
                .formatted(role),
            Report.class);
    var people = report.people().stream().map(one -> new Told.Who(one, UUID.randomUUID())).toList();
    var told = new Told(UUID.randomUUID(), Instant.parse("2010-03-04T13:00:00Z"), report, people);
    return new Gathering(List.of(told)).reports().getFirst().entities();
  }

  @Test
  void the_car_of_who_drives_children_by_profession_is_routine() {
    assertThat(driven("professional")).isEmpty();
  }

  @Test
  void the_car_of_an_adult_of_concern_is_evidence() {
    assertThat(driven("adult-of-concern"))
        .extracting(Entity::type)
        .containsExactlyInAnyOrder("vehicle", "adult");
  }
}
