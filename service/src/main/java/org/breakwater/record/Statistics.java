package org.breakwater.record;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells PostgreSQL how the readings have grown, so that it plans for what they are. It does so by
 * itself within minutes; while a whole history is brought in, minutes are long.
 */
public final class Statistics {
  private final DataSource owner;
  private final List<String> tables;

  Statistics(DataSource owner, List<Reading> readings) {
    this.owner = owner;
    this.tables = readings.stream().flatMap(reading -> reading.tables().stream()).toList();
  }

  /** Samples every reading anew; takes a fraction of a second whatever their size. */
  public void refresh() {
    new JdbcTemplate(owner).execute("analyze readings." + String.join(", readings.", tables));
  }
}
