package org.breakwater.record;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What follows at once from entries just appended, such as judging who is who when a report
 * arrives. Its drafts are appended in the same transaction. A rebuild does not ask again: what
 * followed then is in the record.
 */
public interface Consequence {
  /** The drafts that follow from these entries; the readings have already taken the entries up. */
  List<Draft> of(List<Entry> appended, JdbcTemplate jdbc);
}
