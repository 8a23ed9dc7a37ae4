package org.breakwater.access;

import java.util.regex.Pattern;

/** What names of people and posts look like. */
final class People {
  /** A name to sign in with: can be typed on any keyboard and read aloud. */
  static final Pattern SIGN_IN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,63}");

  /** A partner's code, as in its reports. */
  static final Pattern PARTNER = Pattern.compile("[a-z][a-z0-9-]{1,31}");

  private People() {}
}
