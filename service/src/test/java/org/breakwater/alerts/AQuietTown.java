package org.breakwater.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.breakwater.intake.Intake;
import org.breakwater.intake.Received;
import org.breakwater.intake.Sender;

/** A year in which little happens, and one car beside children of five homes in its last months. */
public final class AQuietTown {
  public static final String PLATE = "YJ55KZT";

  private AQuietTown() {}

  /** Quiet reports, then the car in worries of police and school. */
  public static List<String> withACar(LocalDate from) {
    return withACar(from, List.of("police", "school", "police", "school", "police"));
  }

  /** Quiet reports, then the car in a worry of each of these, one of them with half its plate. */
  public static List<String> withACar(LocalDate from, List<String> agencies) {
    var reports = new ArrayList<String>();
    for (int i = 0; i < 300; i++)
      reports.add(
          report(i % 2 == 0 ? "police" : "school", i, from.plusDays(i), i, i % 20 == 0, ""));
    for (int i = 0; i < agencies.size(); i++)
      reports.add(
          theCar(
              agencies.get(i),
              1_000 + i,
              from.plusDays(330 + i * 10),
              400 + i,
              i == 3 ? "YJ55 K?T" : "YJ55 KZT"));
    return reports;
  }

  /** A worry in which a child is beside the car. */
  public static String theCar(String agency, int number, LocalDate day, int child, String plate) {
    return report(
        agency,
        number,
        day,
        child,
        true,
        ",\"things\":[{\"ref\":\"t1\",\"type\":\"vehicle\",\"value\":\"" + plate + "\"}]");
  }

  /** Takes reports in as they would come from a system. */
  public static void receive(Intake intake, List<String> reports) {
    intake
        .receive(reports.stream().map(one -> one.getBytes(UTF_8)).toList(), Sender.OPERATOR)
        .forEach(one -> {
          if (!(one instanceof Received.Accepted)) throw new IllegalStateException(one.toString());
        });
  }

  private static String report(
      String agency, int number, LocalDate day, int child, boolean worry, String things) {
    return """
    {"ref":"%1$s-%2$d","agency":"%3$s","kind":"contact","recorded":"%4$sT10:00:00Z",\
    %6$s"summary":"Invented.","people":[{"ref":"p1","role":"child","given":"%5$s",\
    "family":"Of%5$s","born":"%8$d-%9$02d-%10$02d"}]%7$s}\
    """
        .formatted(
            agency.substring(0, 3).toUpperCase(Locale.ROOT),
            number,
            agency,
            day,
            name(child),
            worry ? "\"concerns\":[\"sexual-exploitation\"]," : "",
            things,
            1998 + child % 7,
            1 + child / 28 % 12,
            1 + child % 28);
  }

  private static String name(int number) {
    return "Child" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
  }
}
