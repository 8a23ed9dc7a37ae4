package org.breakwater.database;

public final class Database {
  public javax.sql.DataSource owner() {
    throw new UnsupportedOperationException();
  }
}
