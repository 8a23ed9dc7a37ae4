package org.breakwater.inquiry;

import java.time.Instant;
import java.util.UUID;
import org.breakwater.record.Subject;

/** One statement that was made. */
public record Statement(
    UUID entry,
    Subject subject,
    String name,
    String post,
    String recipient,
    int lines,
    Instant at) {}
