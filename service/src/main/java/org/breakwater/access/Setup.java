package org.breakwater.access;

import java.util.Optional;

/** The first administrator of an empty record. */
public final class Setup {
  private final Directory directory;
  private final Credentials credentials;

  Setup(Directory directory, Credentials credentials) {
    this.directory = directory;
    this.credentials = credentials;
  }

  /**
   * How to make the first administrator, with a code that lasts a day; nothing where there is one.
   */
  public Optional<String> invitation() {
    if (directory.hasAdministrator()) {
      return Optional.empty();
    }
    return Optional.of(
        "Nobody can sign in yet. To make the first administrator, open /setup there and enter the"
            + " code "
            + credentials.newSetupCode()
            + " (it lasts a day)");
  }
}
