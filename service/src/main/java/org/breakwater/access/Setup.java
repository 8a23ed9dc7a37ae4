package org.breakwater.access;

import java.util.Optional;
import org.breakwater.record.Author;
import org.breakwater.record.Entries;

/** The first administrator of an empty record. */
public final class Setup {
  private static final String PARTNER = "breakwater";
  private static final String POST = "breakwater.administrator";

  private final Directory directory;
  private final Credentials credentials;
  private final Staff staff;
  private final Entries entries;

  Setup(Directory directory, Credentials credentials, Staff staff, Entries entries) {
    this.directory = directory;
    this.credentials = credentials;
    this.staff = staff;
    this.entries = entries;
  }

  /** What whoever runs Breakwater, and the post of its administrator, are called. */
  record Names(String partner, String post) {}

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

  /**
   * Makes the first administrator, once: of two who hold a code at the same time, one.
   *
   * @return whether it was done
   */
  boolean firstAdministrator(
      String code, String signIn, String name, String password, Names names) {
    return entries.exclusively(() -> {
      if (directory.hasAdministrator() || !credentials.isSetupCode(code)) {
        return false;
      }
      var by = Author.engine("setup");
      staff.namePartner(PARTNER, names.partner(), "operator", by);
      staff.createPost(POST, names.post(), PARTNER, Role.ADMINISTRATOR, Reach.NONE, by);
      staff.createUser(signIn, name, POST, null, password, false, by);
      credentials.endSetup();
      return true;
    });
  }
}
