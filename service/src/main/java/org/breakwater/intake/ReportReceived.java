package org.breakwater.intake;

import java.util.List;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;

/**
 * An agency's report was received and kept as sent.
 *
 * @param report every word as sent
 * @param digest SHA-256 of the report's canonical JSON, in hexadecimal: tells a re-send from a
 *     different report under the same reference
 * @param doubts what is odd about it
 */
@Kind(value = "report.received", inStories = true)
public record ReportReceived(Report report, String digest, List<Doubt> doubts) implements Event {}
