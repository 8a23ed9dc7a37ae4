package org.breakwater.oversight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.breakwater.access.SmallNumbers;
import org.breakwater.database.Transactions;
import org.breakwater.slipping.Slipping;

/**
 * How it goes in the whole area, in numbers that point at nobody, for those who answer to the
 * public for it.
 */
public final class Figures {
  private static final List<String> WORK =
      List.of("WAITING", "OVERDUE", "OVERDUE_UNNAMED", "UNREAD", "UNANSWERED", "OVERRULED");

  private static final String COUNTED = "select what, counted from access.figures()";

  private final Transactions transactions;

  Figures(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * One of them.
   *
   * @param what a code of {@code oversight.figure}, or of {@code slipping.why} for children
   * @param count none, {@link SmallNumbers#FEW}, or so many
   */
  public record Figure(String what, boolean children, long count) {}

  /** All of them, those of the work first; within a reading of whoever may know them. */
  List<Figure> all() {
    var counted = new HashMap<String, Long>();
    transactions
        .batch()
        .query(
            COUNTED,
            row -> {
              counted.put(row.getString(1), row.getLong(2));
            });
    var figures = new ArrayList<Figure>();
    WORK.forEach(what -> figures.add(figure(what, false, counted)));
    Stream.of(Slipping.Why.values()).forEach(why -> figures.add(figure(why.name(), true, counted)));
    return figures;
  }

  private static Figure figure(String what, boolean children, Map<String, Long> counted) {
    return new Figure(what, children, SmallNumbers.told(counted.getOrDefault(what, 0L)));
  }
}
