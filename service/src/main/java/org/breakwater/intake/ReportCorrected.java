package org.breakwater.intake;

import java.util.List;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;

/**
 * An agency put right what a report of its own says. The entry names the report that it corrects;
 * the old words stay, and whom the report is about is still read from it.
 *
 * @param report the whole report as it should have read, under its old reference
 * @param reason why, in the words of whoever corrected it
 * @param doubts what is odd about it
 */
@Kind(value = "report.corrected", inStories = true)
public record ReportCorrected(Report report, String reason, List<Doubt> doubts) implements Event {}
