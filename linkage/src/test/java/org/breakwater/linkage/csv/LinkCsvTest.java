package org.breakwater.linkage.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.breakwater.linkage.Linker;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkCsvTest {
  private static final String ROWS =
      "n, first, last, dob\n"
          + "1, Ava, Okoro, 20010403\n"
          + "2, Ava, Okoro, 03/04/2001\n"
          + "3, Tunde, Balog, 1999-01-02\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private LinkCsv.Report link(String columns) throws IOException {
    var in = new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8));
    return new LinkCsv(in, out, Linker.Progress.SILENT)
        .run(new LinkCsv.Job(List.of("-"), columns, null, "-", null, false, false));
  }

  @Test
  void people_are_written_as_source_id_and_cluster() throws IOException {
    LinkCsv.Report report = link("id=n,given=first,family=last,born=dob");
    assertThat(report.records()).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(4)
        .startsWith("source,id,cluster", "-,1,1");
  }

  @Test
  void a_column_that_is_not_there_is_named() {
    assertThatThrownBy(() -> link("id=n,given=forename"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forename");
  }
}
