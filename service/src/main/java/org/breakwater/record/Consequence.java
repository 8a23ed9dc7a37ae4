package org.breakwater.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What follows at once from entries just appended, such as judging who is who when a report
 * arrives. Its drafts are appended in the same transaction. A rebuild does not ask again: what
 * followed then is in the record.
 */
public interface Consequence {
  /** The drafts that follow from these entries; the readings have already taken the entries up. */
  List<Draft> of(List<Entry> appended, JdbcTemplate jdbc);

  /**
   * What gives the same drafts on another thread while the entries are being stored; empty for what
   * has to wait until they are, or is not worth it.
   *
   * @param jdbc for the running transaction, on any thread; while the entries are being stored, it
   *     may find some of them, of what followed from those before them in the transaction, and of
   *     what the readings make of either, and may not
   */
  default Optional<Supplier<List<Draft>>> beside(List<Entry> arriving, JdbcTemplate jdbc) {
    return Optional.empty();
  }
}
