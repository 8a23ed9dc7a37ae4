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

  /** How the search for patterns calls it: unique among all agencies' references. */
  String name() {
    return report.agency() + "/" + report.ref();
  }
}
