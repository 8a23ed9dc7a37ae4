package org.breakwater.access;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.breakwater.database.Transactions;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;

/** Reads the record as somebody, and never without a trace. */
public final class Viewing {
  private final Transactions transactions;
  private final Entries entries;
  private final Clock clock;

  Viewing(Transactions transactions, Entries entries, Clock clock) {
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * Reads what this viewer may see, and nothing else: row-level security decides, in one state of
   * the record. For what shows nobody's record; whatever does, goes through {@link #look}.
   */
  public <T> T read(Viewer viewer, Supplier<T> work) {
    return transactions.reading(settings(viewer), work);
  }

  /**
   * Reads what this viewer may see and puts the look in the record, for good, before it returns.
   * When the look cannot be recorded nothing is returned, so nothing can be shown.
   *
   * @param page what is shown, in a word or two, for those who ask later who has looked
   * @param shown whom and what the result shows; nothing is recorded where it shows nobody
   */
  public <T> T look(
      Viewer viewer,
      Purpose purpose,
      String page,
      Supplier<T> work,
      Function<T, List<Subject>> shown) {
    T result = read(viewer, work);
    List<Subject> subjects = shown.apply(result).stream().distinct().toList();
    if (!subjects.isEmpty()) {
      entries.add(
          Draft.now(
              new AccessEvent.Looked(page), clock.instant(), viewer.author(), purpose, subjects));
    }
    return result;
  }

  private Map<String, String> settings(Viewer viewer) {
    return Map.of(
        "app.user", viewer.id().toString(),
        "app.partner", viewer.partner(),
        "app.post", viewer.post(),
        "app.role", viewer.role().name(),
        "app.reach", viewer.role().seesRecords() ? viewer.reach().name() : Reach.NONE.name(),
        "app.time", clock.instant().toString());
  }
}
