package org.breakwater.alerts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.breakwater.intake.Report;

/**
 * A report of the record, as it reads for the asked day, and whom its people are held to be.
 *
 * @param report its words, corrections taken in
 * @param people the person of each of the people whom it names, in their order; those of the report
 *     as first sent
 */
record Told(UUID entry, Instant recorded, Report report, List<Who> people) {
  /** Somebody whom a report names: the mention as written, and the person. */
  record Who(Report.Person mention, UUID person) {
    boolean child() {
      return mention.role().equals("child") || mention.role().equals("sibling");
    }

    /** An adult who is neither family nor there by profession. */
    boolean adult() {
      return mention.role().equals("adult") || mention.role().equals("adult-of-concern");
    }
  }

  /** The same without words, which the search for patterns does not read and nobody should keep. */
  Told bare() {
    return new Told(
        entry,
        recorded,
        new Report(
            report.ref(),
            report.agency(),
            report.kind(),
            report.concerns(),
            null,
            report.recorded(),
            null,
            "",
            List.of(),
            report.things(),
            report.links()),
        people.stream().map(who -> new Who(bare(who.mention()), who.person())).toList());
  }

  private static Report.Person bare(Report.Person it) {
    return new Report.Person(
        it.ref(),
        it.role(),
        it.given(),
        null,
        it.family(),
        it.knownAs(),
        null,
        null,
        null,
        null,
        it.addresses(),
        null,
        null,
        null);
  }

  /** How the search for patterns calls it: unique among all agencies' references. */
  String name() {
    return report.agency() + "/" + report.ref();
  }
}
