package org.breakwater.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Works out {@link Explanation}s from the reports that were there when a pattern was strongest.
 * What is worked out does not depend on the cut-off, only what is told of it.
 */
final class Explaining {
  /** Links drawn at most; a picture of more is read by nobody. */
  private static final int MOST_LINKS = 60;

  private final Coding coding;
  private final Scanner scanner;

  /**
   * @param scanner that took in all reports that were coded
   */
  Explaining(Coding coding, Scanner scanner) {
    this.coding = coding;
    this.scanner = scanner;
  }

  /** What the cluster would have come to had this report not been made. */
  record Without(Report report, Tally tally) {}

  /**
   * What a pattern rested on when it was strongest.
   *
   * @param evidence oldest first
   * @param alone the score of each agency's own reports
   */
  record Explained(List<Without> evidence, Map<String, Double> alone) {}

  Explained explain(Candidate strongest) {
    var sightings = coding.sightings;
    var evidence = new ArrayList<Without>();
    var alone = new TreeMap<String, Double>();
    for (int report : strongest.reports()) {
      if (!sightings.concern(report) && !strongest.hasAny(sightings.ties(report))) continue;
      var of = coding.reports.get(report);
      var without = scanner.asOf(strongest.report(), strongest.ties(), made -> made != report);
      evidence.add(new Without(of, without));
      alone.computeIfAbsent(of.agency(), agency -> held(strongest, agency));
    }
    evidence.sort(
        Comparator.comparingInt((Without one) -> one.report().day())
            .thenComparing(one -> one.report().id()));
    return new Explained(List.copyOf(evidence), Map.copyOf(alone));
  }

  /**
   * Tells it.
   *
   * @param naming how an entity is called in the sentence
   */
  Explanation told(
      Candidate strongest,
      Explained explained,
      List<Explanation.Link> links,
      double cutOff,
      Function<Entity, String> naming) {
    return new Explanation(
        sentence(strongest, explained.alone().size(), naming),
        explained.evidence().stream()
            .map(one ->
                new Explanation.Evidence(
                    one.report().id(),
                    one.report().day(),
                    one.report().agency(),
                    one.report().worry(),
                    one.tally().score(),
                    !one.tally().reaches(cutOff)))
            .toList(),
        explained.alone(),
        cutOff,
        links);
  }

  private double held(Candidate strongest, String agency) {
    var tally =
        scanner.asOf(
            strongest.report(),
            strongest.ties(),
            report -> coding.reports.get(report).agency().equals(agency));
    return tally.worried() >= Scanner.LEAST_WORRIED ? tally.score() : 0;
  }

  private String sentence(Candidate strongest, int agencies, Function<Entity, String> naming) {
    var tally = strongest.tally();
    int others = strongest.entities().length - 1;
    var lead = coding.entities.get(strongest.lead());
    return "%s%s: met by %d households or children in care within a year%s, with %d worries about %d of them where %.1f were to be expected; told by %s."
        .formatted(
            naming.apply(lead),
            others == 0 ? "" : others == 1 ? " and one more" : " and " + others + " more",
            tally.seen(),
            strongest.inCompany() == 0
                ? ""
                : ", %d of them only by being named together with another"
                    .formatted(strongest.inCompany()),
            tally.observed(),
            tally.worried(),
            tally.expected(),
            agencies == 1 ? "one agency" : agencies + " agencies");
  }

  /** How its members are linked, told against everybody whom reports of the window tell of. */
  List<Explanation.Link> links(Candidate strongest) {
    var met = Met.until(coding.sightings, strongest.report());
    if (met.isEmpty()) return List.of();
    var model = new Sdsm(met.ofUnits(), met.ofEntities());
    var links = new ArrayList<Explanation.Link>();
    int[] entities = strongest.entities();
    for (int i = 0; i < entities.length; i++)
      for (int j = i + 1; j < entities.length; j++) {
        int shared = met.shared(entities[i], entities[j]);
        if (shared == 0) continue;
        links.add(
            new Explanation.Link(
                coding.entities.get(entities[i]),
                coding.entities.get(entities[j]),
                shared,
                model.share(met.units(entities[i]), met.units(entities[j]), shared)));
      }
    links.sort(Comparator.comparingDouble(Explanation.Link::chance));
    return List.copyOf(links.subList(0, Math.min(MOST_LINKS, links.size())));
  }
}
