package org.breakwater.access;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What one guess at a password costs whoever has stolen the hashes, and one sign-in costs us.
 *
 * @param kibibytes of memory
 * @param passes over all of it
 */
record GuessCost(int kibibytes, int passes) {
  /** 38 MiB, two passes: OWASP's first choice of parameters for Argon2id, doubled in memory. */
  static final GuessCost SHIPPED = new GuessCost(38 * 1024, 2);

  PasswordEncoder argon2() {
    return new Argon2PasswordEncoder(16, 32, 1, kibibytes, passes);
  }
}
