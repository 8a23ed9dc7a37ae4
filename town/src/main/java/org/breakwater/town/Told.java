package org.breakwater.town;

import java.util.List;

/**
 * A report together with what its writer may not know: who each of its people truly is, in their
 * order.
 */
public record Told(Report report, List<Integer> people) {}
