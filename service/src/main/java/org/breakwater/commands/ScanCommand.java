package org.breakwater.commands;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.breakwater.patterns.csv.ScanCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Finds what joins reports: things, nicknames, adults and places that turn up with more"
          + " worries about different children than those children's own rates explain.",
      "Writes an alarm a line (NDJSON): day, report_id, score, children, entities, reports,"
          + " expected, observed."
    },
    footer = {
      "",
      "REPORTS has the columns report_id, day (a whole number or a date), agency, area, concern (1"
          + " or 0),",
      "children and entities (type:id), several separated by ;. CHILDREN has child, household,"
          + " area, school,",
      "in_care, first_day_age10. Area and school are not looked at. An entity of the type"
          + " professional is",
      "routine contact and never evidence; write what is said against one under another type.",
      "Example: ./breakwater scan reports.csv children.csv --budget 1 --out alarms.ndjson"
    })
final class ScanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "REPORTS.csv",
      description = "Reports; .gz is read as such.")
  private String reports;

  @Parameters(
      index = "1",
      paramLabel = "CHILDREN.csv",
      description = "The children they are about; - is standard input.")
  private String children;

  @Option(
      names = "--budget",
      required = true,
      paramLabel = "N",
      description = "False alarms a month that are acceptable.")
  private double budget;

  @Option(
      names = "--silos",
      description = "Look at each agency's reports alone, all sharing the budget, to compare.")
  private boolean silos;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "F",
      description = "Where the alarms go; - is standard output.")
  private String alarms;

  @Override
  public Integer call() throws IOException {
    var progress = new Progress("rows", Clock.systemUTC());
    try {
      var done =
          new ScanCsv(System.in, System.out, progress::at)
              .run(new ScanCsv.Job(reports, children, budget, silos, alarms));
      progress.end();
      System.err.println(
          done.reports()
              + " reports about "
              + done.children()
              + " children: "
              + done.alarms()
              + (done.alarms() == 1 ? " alarm" : " alarms"));
      done.refused()
          .forEach(
              row -> System.err.println(row.file() + " line " + row.line() + ": " + row.reason()));
      return done.refused().isEmpty() ? Commands.DONE : Commands.SOME_REFUSED;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
