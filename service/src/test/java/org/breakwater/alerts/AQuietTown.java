package org.breakwater.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /**
   * A year in which every report names places of its own; then the car beside two children, one of
   * them named together with a friend, and worries about the friend, each told by another agency.
   */
  public static List<String> withAFriend(LocalDate from) {
    var reports = new ArrayList<String>();
    for (int i = 0; i < 300; i++)
      reports.add(
          report(
              i % 2 == 0 ? "police" : "school",
              i,
              from.plusDays(i),
              i,
              i % 20 == 0,
              things("place", i + " Long Road", i + " High Street", i + " Mill Lane")));
    reports.add(theCar("police", 1_000, from.plusDays(330), 400, "YJ55 KZT"));
    reports.add(theCar("school", 1_001, from.plusDays(340), 401, "YJ55 KZT"));
    reports.add(report("youth-service", 1_002, from.plusDays(345), List.of(401, 402), false, ""));
    reports.add(report("health", 1_003, from.plusDays(350), 402, true, ""));
    reports.add(report("voluntary", 1_004, from.plusDays(360), 402, true, ""));
    return reports;
  }

  /** A worry in which a child is beside the car. */
  public static String theCar(String agency, int number, LocalDate day, int child, String plate) {
    return report(agency, number, day, child, true, things("vehicle", plate));
  }

  private static String things(String type, String... values) {
    return IntStream.range(0, values.length)
        .mapToObj(
            i -> "{\"ref\":\"t%d\",\"type\":\"%s\",\"value\":\"%s\"}".formatted(i, type, values[i]))
        .collect(Collectors.joining(",", ",\"things\":[", "]"));
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
    return report(agency, number, day, List.of(child), worry, things);
  }

  private static String report(
      String agency,
      int number,
      LocalDate day,
      List<Integer> children,
      boolean worry,
      String things) {
    return """
    {"ref":"%1$s-%2$d","agency":"%3$s","kind":"contact","recorded":"%4$sT10:00:00Z",\
    %5$s"summary":"Invented.","people":[%6$s]%7$s}\
    """
        .formatted(
            agency.substring(0, 3).toUpperCase(Locale.ROOT),
            number,
            agency,
            day,
            worry ? "\"concerns\":[\"sexual-exploitation\"]," : "",
            IntStream.range(0, children.size())
                .mapToObj(i -> child("p" + (i + 1), children.get(i)))
                .collect(Collectors.joining(",")),
            things);
  }

  private static String child(String ref, int number) {
    return """
    {"ref":"%1$s","role":"child","given":"%2$s","family":"Of%2$s","born":"%3$d-%4$02d-%5$02d"}\
    """
        .formatted(ref, name(number), 1998 + number % 7, 1 + number / 28 % 12, 1 + number % 28);
  }

  private static String name(int number) {
    return "Child" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
  }
}
