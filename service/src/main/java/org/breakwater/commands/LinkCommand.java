package org.breakwater.commands;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.breakwater.linkage.Blocking;
import org.breakwater.linkage.csv.LinkCsv;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    description = {
      "Links records about people without labels: which rows of one or more CSV files are one"
          + " person.",
      "One file is linked within itself; several between them."
    },
    footer = {
      "",
      "Kinds: id, given, middle, family, fullname, knownas, born, age, sex, address, postcode,"
          + " place,",
      "phone, occupation, identifier:SCHEME, other:NAME. A kind may be repeated. An age counts only"
          + " where",
      "a record says when it was written, which a CSV file cannot.",
      "Example: ./breakwater link a.csv --columns id=rec_id,given=first,family=last,born=dob"
          + " --clusters c.csv"
    })
final class LinkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "CSV files with a header; .gz is read as such, - is standard input.")
  private List<String> files;

  @Option(
      names = "--columns",
      required = true,
      paramLabel = "MAP",
      description = "Which column is what: kind=header, between commas.")
  private List<String> columns;

  @Option(
      names = "--pairs",
      paramLabel = "F",
      description = "Pairs held to be one person: source_a,id_a,source_b,id_b,weight,probability.")
  private @Nullable String pairs;

  @Option(
      names = "--explain",
      description = "Add a column to --pairs that says in words why each pair weighs what it does.")
  private boolean explain;

  @Option(names = "--clusters", paramLabel = "F", description = "Who is who: source,id,cluster.")
  private @Nullable String clusters;

  @Option(
      names = "--model",
      paramLabel = "F",
      description = "Keeps the learnt parameters (JSON), or uses those kept there.")
  private @Nullable String model;

  @Option(names = "--train", description = "Learn anew though the model file exists.")
  private boolean train;

  @Option(names = "--also-within", description = "Link several files within themselves too.")
  private boolean alsoWithin;

  @Override
  public Integer call() throws IOException {
    // A shell user may part the pairs by spaces, or give the option more than once.
    String map = String.join(",", columns).strip().replaceAll("\\s+(?=[a-z]+(:[^=,\\s]+)?=)", ",");
    var progress = new Progress("records or pairs", Clock.systemUTC());
    try {
      LinkCsv.Report report =
          new LinkCsv(System.in, System.out, (_, done, _) -> progress.at(done))
              .run(new LinkCsv.Job(files, map, pairs, clusters, model, train, alsoWithin, explain));
      progress.end();
      if (report.blocking().keys().size() < report.blocking().of()) {
        System.err.println(comparedUnder(report.blocking()));
      }
      System.err.println(
          report.records()
              + " records, "
              + report.compared()
              + " pairs compared, "
              + report.people()
              + " people; a person should look at "
              + report.asks()
              + " pairs; "
              + report.skippedKeys()
              + " keys that too many records share were passed over");
      report
          .refused()
          .forEach(
              row -> System.err.println(row.file() + " line " + row.line() + ": " + row.reason()));
      return report.refused().isEmpty() ? Commands.DONE : Commands.SOME_REFUSED;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static String comparedUnder(Blocking blocking) {
    return "compared were records that share one of "
        + blocking.keys().size()
        + " of "
        + blocking.of()
        + " kinds of keys ("
        + String.join("; ", blocking.keys())
        + "), which of the pairs of one person that share any key miss about "
        + String.format(Locale.ROOT, "%.2f", 100 * blocking.lost())
        + " in 100";
  }
}
