package org.breakwater.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRateTest {
  @Test
  void every_row_of_a_small_town_is_copied_for_comparison(@TempDir Path folder) throws Exception {
    var setting = new Setting(folder, folder, 1_000, 1, 1, 1, 1);
    try (var record = new OpenRecord(setting.fresh("import"))) {
      var in = record.bringIn(Bundle.town(setting.reports(), setting.fresh("town")));
      var copied = new CopiedRows(record.owner(), setting.fresh("copied"));
      assertThat(in.tally().accepted()).isPositive();
      assertThat(in.tally().refused()).isZero();
      assertThat(copied.rows()).isGreaterThan(2 * in.tally().accepted());
      assertThat(copied.copy("including all")).isPositive();
    }
  }
}
