package org.breakwater.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * What people and systems prove themselves with. Only hashes are kept, outside the record: a secret
 * must be forgettable.
 */
final class Credentials {
  /** NIST SP 800-63B and the NCSC: length is what counts; nothing about digits and signs. */
  static final int SHORTEST = 12;

  static final int LONGEST = 200;
  private static final Duration SETUP_CODE_LASTS = Duration.ofHours(24);

  private static final String HASH = "select password from workspace.credential where app_user = ?";

  private static final String SET =
      """
      insert into workspace.credential (app_user, password, must_change, changed) values (?, ?, ?, ?)
      on conflict (app_user) do update
        set password = excluded.password, must_change = excluded.must_change, changed = excluded.changed\
      """;

  private static final String MUST_CHANGE =
      "select must_change from workspace.credential where app_user = ?";

  private static final String NEW_TOKEN =
      "insert into workspace.api_token (id, digest, partner, label, created) values (?, ?, ?, ?,"
          + " ?)";

  private static final String TOKEN =
      "select id, partner, label from workspace.api_token where digest = ? and revoked is null";

  private static final String TOKENS =
      """
      select id, partner, label, created from workspace.api_token
      where revoked is null order by partner, label, created\
      """;

  private static final String REVOKE =
      "update workspace.api_token set revoked = ? where id = ? and revoked is null";

  private static final String NEW_SETUP =
      "insert into workspace.setup_code (digest, expires) values (?, ?)";

  private static final String SETUP =
      "select exists (select 1 from workspace.setup_code where digest = ? and expires > ?)";

  private static final String END_SETUP = "delete from workspace.setup_code";

  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random;
  private final Guesses guesses;
  private final PasswordEncoder argon2;

  /** Takes as long to refuse as a known account's, so that time tells nobody who has one. */
  private final String nobodys;

  Credentials(Transactions transactions, Clock clock, SecureRandom random, GuessCost cost) {
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
    this.guesses = new Guesses(clock);
    this.argon2 = cost.argon2();
    this.nobodys = argon2.encode("nobody's");
  }

  /** A partner's system that may hand in reports. */
  record Token(UUID id, String partner, String label, Instant created) {}

  boolean matches(Optional<UUID> user, String password) {
    String hash =
        user.flatMap(id ->
                transactions.writing(() ->
                    transactions.batch().queryForList(HASH, String.class, id).stream().findFirst()))
            .orElse(nobodys);
    // Always worked out, so that time tells neither who has an account nor whose must wait.
    boolean right =
        argon2.matches(password.length() <= LONGEST ? password : "", hash)
            && password.length() <= LONGEST
            && !hash.equals(nobodys);
    return user.isPresent() && counted(user.get(), right);
  }

  private boolean counted(UUID user, boolean right) {
    if (!guesses.mayTry(user)) {
      return false;
    }
    if (right) {
      guesses.right(user);
    } else {
      guesses.wrong(user);
    }
    return right;
  }

  /** A password as it is kept, from which it cannot be read again. */
  record Hashed(String hash) {
    @Override
    public String toString() {
      return "Hashed";
    }
  }

  /** Takes a sixth of a second on purpose. */
  Hashed hashed(String password) {
    return new Hashed(argon2.encode(password));
  }

  /** Sets a password. Call within the transaction that records why. */
  void set(UUID user, String password, boolean mustChange) {
    set(user, hashed(password), mustChange);
  }

  void set(UUID user, Hashed password, boolean mustChange) {
    transactions.writing(() ->
        transactions.batch().update(SET, user, password.hash(), mustChange, time(clock.instant())));
  }

  boolean has(UUID user) {
    return transactions.writing(
        () -> !transactions.batch().queryForList(HASH, String.class, user).isEmpty());
  }

  boolean mustChange(UUID user) {
    return transactions.writing(() ->
        transactions.batch().queryForList(MUST_CHANGE, Boolean.class, user).stream()
            .anyMatch(Boolean.TRUE::equals));
  }

  /** A new secret in letters and digits that can be read aloud: 25 of them, 125 bits. */
  String freshSecret() {
    String letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    var secret = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      secret.append(i > 0 && i % 5 == 0 ? "-" : "").append(letters.charAt(random.nextInt(32)));
    }
    return secret.toString();
  }

  /** A new token for a partner's system; the only time that it can be read. */
  String newToken(UUID id, String partner, String label) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = "bw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    transactions.writing(() ->
        transactions
            .batch()
            .update(NEW_TOKEN, id, digest(token), partner, label, time(clock.instant())));
    return token;
  }

  Optional<Token> token(String token) {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                TOKEN,
                (row, _) ->
                    new Token(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        Instant.EPOCH),
                (Object) digest(token))
            .stream()
            .findFirst());
  }

  List<Token> tokens() {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                TOKENS,
                (row, _) ->
                    new Token(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant())));
  }

  /** Whether it was good until now. */
  boolean revoke(UUID token) {
    return transactions.writing(
            () -> transactions.batch().update(REVOKE, time(clock.instant()), token))
        > 0;
  }

  /** A code for making the first administrator; lasts a day. */
  String newSetupCode() {
    String code = freshSecret();
    transactions.writing(() ->
        transactions
            .batch()
            .update(NEW_SETUP, digest(code), time(clock.instant().plus(SETUP_CODE_LASTS))));
    return code;
  }

  boolean isSetupCode(String code) {
    return transactions.writing(() ->
        Boolean.TRUE.equals(
            transactions
                .batch()
                .queryForObject(
                    SETUP,
                    Boolean.class,
                    digest(code.strip().toUpperCase(java.util.Locale.ROOT)),
                    time(clock.instant()))));
  }

  void endSetup() {
    transactions.writing(() -> transactions.batch().update(END_SETUP));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
