package org.breakwater.database;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

public final class Transactions {
  public <T> T writing(Supplier<T> work) {
    throw new UnsupportedOperationException();
  }

  public <T> T reading(Map<String, String> settings, Supplier<T> work) {
    throw new UnsupportedOperationException();
  }

  public JdbcTemplate batch() {
    throw new UnsupportedOperationException();
  }
}
