package org.breakwater.linkage.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.breakwater.linkage.Linker;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkCsvTest {
  private static final String ROWS =
      "n, first, last, dob\n"
          + "1, Ava, Okoro, 20010403\n"
          + "2, Ava, Okoro, 03/04/2001\n"
          + "3, Tunde, Balog, 1999-01-02\n";

  private static final String COLUMNS = "id=n,given=first,family=last,born=dob";

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
  void pairs_say_why_when_asked() throws IOException {
    var in = new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8));
    new LinkCsv(in, out, Linker.Progress.SILENT)
        .run(new LinkCsv.Job(List.of("-"), COLUMNS, "-", null, null, false, false, true));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("source_a,id_a,source_b,id_b,weight,probability,explanation")
        .contains("same date of birth +");
  }

  @Test
  void a_column_that_is_not_there_is_named() {
    assertThatThrownBy(() -> link("id=n,given=forename"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forename");
  }

  @Test
  void a_bad_row_is_refused_with_its_line_and_the_rest_are_linked() throws IOException {
    String rows =
        ROWS + "3, Tunde, Balog, 1999-01-02\n4, Bola\n , No, Id, 2001\n5, Ola, Ade, 2002\n";
    var in = new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
    LinkCsv.Report report =
        new LinkCsv(in, out, Linker.Progress.SILENT)
            .run(new LinkCsv.Job(List.of("-"), COLUMNS, null, "-", null, false, false));
    assertThat(report.records()).isEqualTo(4);
    assertThat(report.refused()).extracting(LinkCsv.Refused::line).containsExactly(5L, 6L, 7L);
  }

  @Test
  void a_broken_quotation_costs_its_row_only() throws IOException {
    String rows = "n,first,last,dob\n1,Ava,Okoro,2001\n2,\"Ava\"x,Okoro,2001\n3,Ola,Ade,2002\n";
    var in = new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
    LinkCsv.Report report =
        new LinkCsv(in, out, Linker.Progress.SILENT)
            .run(new LinkCsv.Job(List.of("-"), COLUMNS, null, "-", null, false, false));
    assertThat(report.records()).isEqualTo(2);
    assertThat(report.refused()).extracting(LinkCsv.Refused::line).containsExactly(3L);
  }

  @Test
  void packed_files_are_compared_between_and_on_request_within(@TempDir Path folder)
      throws IOException {
    Path one = folder.resolve("one.csv.gz");
    Path other = folder.resolve("other.csv");
    try (var packed = new GZIPOutputStream(Files.newOutputStream(one))) {
      packed.write(ROWS.getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(other, ROWS);
    Path pairs = folder.resolve("pairs.csv");
    Path model = folder.resolve("model.json");
    var files = List.of(one.toString(), other.toString());
    var link = new LinkCsv(InputStream.nullInputStream(), out, Linker.Progress.SILENT);
    var between =
        link.run(new LinkCsv.Job(files, COLUMNS, "" + pairs, null, "" + model, false, false));
    assertThat(Files.readAllLines(pairs))
        .startsWith("source_a,id_a,source_b,id_b,weight,probability")
        .hasSizeGreaterThan(1);
    String learnt = Files.readString(model);
    var within = link.run(new LinkCsv.Job(files, COLUMNS, null, null, "" + model, false, true));
    assertThat(within.compared()).isGreaterThan(between.compared());
    assertThat(Files.readString(model)).isEqualTo(learnt);
    Files.writeString(model, "not a model");
    link.run(new LinkCsv.Job(files, COLUMNS, null, null, "" + model, true, false));
    assertThat(Files.readString(model)).isEqualTo(learnt);
  }
}
