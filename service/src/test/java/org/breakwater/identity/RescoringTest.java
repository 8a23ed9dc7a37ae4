package org.breakwater.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.breakwater.Application;
import org.breakwater.access.QuickPasswords;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Sender;
import org.breakwater.linkage.Linker;
import org.breakwater.record.Author;
import org.breakwater.record.Rebuild;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Everyone is weighed again by a new model, whatever stops that half-way. */
class RescoringTest {
  private static final Author WORKER = new Author(new UUID(4, 3), "Manager", "social-care");

  private static final String PEOPLE =
      "select count(*) from person where merged_into is null and since_place <"
          + " (select place from model_chosen)";

  private static final String WEIGHED = "select people from workspace.rescoring";

  private static final String DONE = "select coalesce(people, 0) from model_chosen";

  /** Pairs that the new model proposed, all of them and each once. */
  private static final String PROPOSED =
      """
      select count(*) from judgement j join record.entry e on e.id = j.entry
      where not j.by_person and e.place > (select place from model_chosen)\
      """;

  private static final String ONCE =
      """
      select count(*) from (select distinct j.one_entry, j.one_at, j.other_entry, j.other_at from judgement j
      join record.entry e on e.id = j.entry
      where not j.by_person and e.place > (select place from model_chosen)) each\
      """;

  @TempDir Path folder;

  @Test
  void a_weighing_that_was_stopped_half_way_goes_on_and_weighs_everyone_once() throws IOException {
    try (var application = open()) {
      fill(application);
      var learnt = application.getBean(LearnFromRecord.class).learn(Linker.Progress.SILENT);
      var choosing = application.getBean(ChoosingModel.class);
      assertThat(
              choosing.choose(
                  learnt.model().hash(), "It is ours.", "Hana", WORKER, choosing.seen()))
          .isTrue();
      Rescoring rescoring = application.getBean(Rescoring.class);
      assertThat(rescoring.someMore()).isTrue();
      assertThat(rescoring.someMore()).isTrue();
    }
    // Whatever was not committed is gone with the process.
    try (var application = open()) {
      long people = number(application, PEOPLE);
      long before = number(application, WEIGHED);
      assertThat(before).isPositive().isLessThan(people);
      assertThat(number(application, DONE)).isZero();
      application.getBean(Rescoring.class).run();
      assertThat(number(application, DONE)).isEqualTo(people);
      assertThat(number(application, PROPOSED)).isPositive();
      assertThat(number(application, ONCE)).isEqualTo(number(application, PROPOSED));
      assertThat(application.getBean(Rebuild.class).check(_ -> {})).isEmpty();
    }
  }

  private ConfigurableApplicationContext open() {
    return new SpringApplicationBuilder(Application.class, QuickPasswords.class)
        .web(WebApplicationType.NONE)
        .run("--breakwater.data=" + FreshRecord.in(folder.resolve("record")));
  }

  private void fill(ConfigurableApplicationContext application) throws IOException {
    TownFiles.write(
        TownPlan.of(36, 2_000).lasting(LocalDate.of(2009, 1, 1), LocalDate.of(2011, 1, 1)),
        folder.resolve("town"));
    application
        .getBean(Bundles.class)
        .receive(
            new ByteArrayInputStream(Files.readAllBytes(folder.resolve("town/reports.ndjson"))),
            Sender.OPERATOR,
            (_, _, _) -> {});
  }

  private static long number(ConfigurableApplicationContext application, String sql) {
    var transactions = application.getBean(Transactions.class);
    List<Long> found =
        transactions.writing(() -> transactions.batch().queryForList(sql, Long.class));
    return found.isEmpty() ? 0 : found.getFirst();
  }
}
