package org.breakwater.database;

/** The database cannot be used as it is; says why and what to do, and never a password. */
public final class UnusableDatabase extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnusableDatabase(String words) {
    super(words);
  }

  public UnusableDatabase(String words, Throwable cause) {
    super(words, cause);
  }
}
