package org.breakwater.bench.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.breakwater.town.TownPlan;

/** How right each linker is on each labelled set. */
public final class Accuracy {
  public static final List<String> COLUMNS =
      List.of(
          "set",
          "linker",
          "blocking recall",
          "pairs a record",
          "pairs alone: P / R / F1",
          "best F1 (at)",
          "clusters: P / R / F1",
          "best F1 (at)",
          "largest cluster",
          "seconds");

  private Accuracy() {}

  /** People in the invented town whose reports are one of the sets; few enough for Duke. */
  private static final int TOWN = 1_500;

  private static final int MOST_ERRORS = 200;

  /**
   * A row for every set in the folder, an invented town, and every linker that can be had.
   *
   * @param errors gets some of what the engine decided wrongly, with its steps
   */
  public static List<List<String>> table(Path folder, Path errors)
      throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    var sets = new ArrayList<>(LabelledSet.in(folder));
    sets.add(TownMentions.of(TownPlan.of(41, TOWN)).flat());
    var wrong = new ArrayList<String>();
    try (var pipeline = new SqlPipeline(Runtime.getRuntime().availableProcessors())) {
      var ours = new Ours(true);
      List<Contender> all = List.of(ours, pipeline, new DukeContender(), new Splink());
      for (LabelledSet set : sets) {
        for (Contender linker : all) {
          System.err.println(set.name() + ": " + linker.name());
          rows.add(row(set, linker));
          if (linker == ours) {
            rows.add(onceTwinsAreJudged(set, ours));
            wrong.add("# " + set.name());
            wrong.addAll(ours.wronglyDecided(set, MOST_ERRORS));
          }
        }
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    Files.write(errors, wrong);
    return rows;
  }

  private static List<String> onceTwinsAreJudged(LabelledSet set, Ours ours) {
    int[] clusters = ours.onceTwinsAreJudged(set);
    return List.of(
        set.name(),
        ours.name() + ", once a person judged who may be twins",
        "",
        "",
        "",
        "",
        Scores.clustered(set, clusters).toString(),
        "",
        Long.toString(Scores.largest(clusters)),
        "");
  }

  private static List<String> row(LabelledSet set, Contender linker)
      throws IOException, InterruptedException {
    Contender.Found found = linker.link(set);
    if (found == null) {
      return List.of(
          set.name(),
          linker.name(),
          "not measured: " + linker.absence(),
          "",
          "",
          "",
          "",
          "",
          "",
          "");
    }
    double fixed = linker.threshold();
    int[] clusters = linker.clusters(set, found, fixed);
    return List.of(
        set.name(),
        linker.name(),
        found.met() < 0 ? "?" : number("%.4f", (double) found.met() / set.truePairs()),
        found.compared() < 0 ? "?" : number("%.1f", (double) found.compared() / set.rows().size()),
        Scores.pairwise(set, found.pairs(), fixed).toString(),
        bestPairwise(set, linker, found),
        Scores.clustered(set, clusters).toString(),
        bestClustered(set, linker, found),
        Long.toString(Scores.largest(clusters)),
        number("%.1f", found.seconds()));
  }

  private static String bestPairwise(LabelledSet set, Contender linker, Contender.Found found) {
    double best = 0;
    double where = 0;
    for (double at : tried(linker, found)) {
      double f1 = Scores.pairwise(set, found.pairs(), at).f1();
      if (f1 > best) {
        best = f1;
        where = at;
      }
    }
    return number("%.4f (%.2f)", best, where);
  }

  private static String bestClustered(LabelledSet set, Contender linker, Contender.Found found) {
    double best = 0;
    double where = 0;
    List<Double> tried =
        linker instanceof Ours
            ? List.of(-4.0, -3.0, -2.0, -1.0, 0.0, 2.0, 4.0, 6.0)
            : tried(linker, found);
    for (double at : tried) {
      double f1 = Scores.clustered(set, linker.clusters(set, found, at)).f1();
      if (f1 > best) {
        best = f1;
        where = at;
      }
    }
    return number("%.4f (%.2f)", best, where);
  }

  /** The fixed threshold among them, so that the best is never worse than it. */
  private static List<Double> tried(Contender linker, Contender.Found found) {
    var all = new ArrayList<>(Scores.worthTrying(found.pairs()));
    all.add(linker.threshold());
    return all;
  }

  private static String number(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
