package org.breakwater.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many rows as one statement that takes an array for each column: {@code insert into … select *
 * from unnest(?::uuid[], ?::text[])}. However many rows there are, the server parses and plans it
 * once, and it is one round trip.
 */
public final class Columns {
  private Columns() {}

  /**
   * Runs the statement with these rows; with none it does nothing.
   *
   * <p>Values of one column are of one type: texts, ids, whole numbers, booleans, bytes, or
   * moments, which are handed over as text for the statement to cast to {@code timestamptz[]}. A
   * column that is itself an array of texts is handed over as PostgreSQL's own spelling of it, for
   * the statement to cast row by row: an array of arrays would fall apart into its elements.
   *
   * @param rows all as long as the statement has parameters
   * @return how many rows it changed
   */
  public static int write(String sql, List<Object[]> rows, JdbcTemplate jdbc) {
    if (rows.isEmpty()) {
      return 0;
    }
    Object[] columns = new Object[rows.getFirst().length];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = column(rows, column);
    }
    return jdbc.update(sql, columns);
  }

  private static Object column(List<Object[]> rows, int column) {
    Object[] values = empty(rows, column);
    for (int row = 0; row < values.length; row++) {
      values[row] = spelt(rows.get(row)[column]);
    }
    return values;
  }

  /** An array of the type that the column's values have. */
  private static Object[] empty(List<Object[]> rows, int column) {
    for (Object[] row : rows) {
      Object value = row[column];
      if (value != null) {
        return switch (value) {
          case UUID _ -> new UUID[rows.size()];
          case Long _ -> new Long[rows.size()];
          case Integer _ -> new Integer[rows.size()];
          case Boolean _ -> new Boolean[rows.size()];
          case byte[] _ -> new byte[rows.size()][];
          default -> new String[rows.size()];
        };
      }
    }
    return new String[rows.size()];
  }

  private static @Nullable Object spelt(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant at -> at.toString();
      case OffsetDateTime at -> at.toString();
      case String[] texts -> array(texts);
      default -> value;
    };
  }

  /** As PostgreSQL spells an array, every element quoted. */
  private static String array(String[] texts) {
    var spelt = new StringBuilder("{");
    for (String text : texts) {
      if (spelt.length() > 1) {
        spelt.append(',');
      }
      spelt.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          spelt.append('\\');
        }
        spelt.append(c);
      }
      spelt.append('"');
    }
    return spelt.append('}').toString();
  }
}
