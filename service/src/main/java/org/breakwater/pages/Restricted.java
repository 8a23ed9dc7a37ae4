package org.breakwater.pages;

/** Ends a request with the page that does not say whether a record exists. */
public final class Restricted extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Restricted() {
    super("restricted or does not exist", null, false, false);
  }
}
