package org.breakwater.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Changes who may do what: partners, posts, teams, people and their relationships, each change an
 * entry of the record with its author.
 */
public final class Staff {
  private final Entries entries;
  private final Credentials credentials;
  private final Clock clock;

  Staff(Entries entries, Credentials credentials, Clock clock) {
    this.entries = entries;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** Names a partner, under the code that its reports carry. */
  public void namePartner(String code, String name, String kind, Author by) {
    add(new AccessEvent.PartnerNamed(code, name, kind), by, List.of());
  }

  /** Makes a post of a partner, or changes it. */
  public void createPost(
      String code, String name, String partner, Role role, Reach reach, Author by) {
    add(new AccessEvent.PostCreated(code, name, partner, role, reach), by, List.of());
  }

  /** Makes a team of a partner. */
  public UUID createTeam(String name, String partner, Author by) {
    UUID id = UUID.randomUUID();
    add(new AccessEvent.TeamCreated(id, name, partner), by, List.of(new Subject("team", id)));
    return id;
  }

  /**
   * Lets a person sign in.
   *
   * @param mustChange whether the password is only for the first time
   */
  public UUID createUser(
      String signIn,
      String name,
      String post,
      @Nullable String email,
      String password,
      boolean mustChange,
      Author by) {
    return createUser(signIn, name, post, email, credentials.hashed(password), mustChange, by);
  }

  UUID createUser(
      String signIn,
      String name,
      String post,
      @Nullable String email,
      Credentials.Hashed password,
      boolean mustChange,
      Author by) {
    UUID id = UUID.randomUUID();
    entries.exclusively(() -> {
      add(new AccessEvent.UserCreated(id, signIn, name, post, email), by, user(id));
      credentials.set(id, password, mustChange);
      return id;
    });
    return id;
  }

  void post(UUID user, String post, Author by) {
    add(new AccessEvent.UserPosted(user, post), by, user(user));
  }

  void disable(UUID user, boolean disabled, String reason, Author by) {
    add(new AccessEvent.UserDisabled(user, disabled, reason), by, user(user));
  }

  /**
   * Gives a person a password for the next time they sign in; nothing for somebody unknown.
   *
   * @return the password, which cannot be read again
   */
  Optional<String> givePassword(UUID user, Author by) {
    return entries.exclusively(() -> {
      if (!credentials.has(user)) {
        return Optional.<String>empty();
      }
      String password = credentials.freshSecret();
      credentials.set(user, password, true);
      add(new AccessEvent.PasswordGiven(user), by, user(user));
      return Optional.of(password);
    });
  }

  void changePassword(UUID user, String password, Author by) {
    entries.exclusively(() -> {
      credentials.set(user, password, false);
      return add(new AccessEvent.PasswordChanged(user), by, user(user));
    });
  }

  /** Gives a partner's system a token, which cannot be read again. */
  String giveToken(String partner, String label, Author by) {
    return entries.exclusively(() -> {
      UUID id = UUID.randomUUID();
      add(new AccessEvent.TokenGiven(id, partner, label), by, List.of(new Subject("token", id)));
      return credentials.newToken(id, partner, label);
    });
  }

  void revokeToken(UUID token, Author by) {
    entries.exclusively(() -> {
      if (credentials.revoke(token)) {
        add(new AccessEvent.TokenRevoked(token), by, List.of(new Subject("token", token)));
      }
      return token;
    });
  }

  /**
   * Puts on record that a person is qualified, or until when they are from now on.
   *
   * @param until the last day on which it counts; null where it does not end
   */
  public void qualify(
      UUID user,
      Qualification qualification,
      String evidence,
      @Nullable LocalDate until,
      Author by) {
    add(new AccessEvent.Qualified(user, qualification, evidence, until), by, user(user));
  }

  void endQualification(UUID user, Qualification qualification, String reason, Author by) {
    add(new AccessEvent.QualificationEnded(user, qualification, reason), by, user(user));
  }

  /** Puts a person into a team, or takes them out. */
  public void changeTeam(UUID team, UUID user, boolean member, Author by) {
    add(new AccessEvent.TeamChanged(team, user, member), by, user(user));
  }

  /**
   * Records a relationship of a user or a team to a person, from now on.
   *
   * @param kind {@code allocated-worker}, {@code team-around-the-child}, ...; {@code conflict}
   *     denies
   */
  public Entry relate(UUID person, UUID holder, String kind, String reason, Author by) {
    return add(
        new AccessEvent.RelationshipBegan(person, holder, kind, reason, null),
        by,
        List.of(Subject.person(person), new Subject("user", holder)));
  }

  void end(UUID relationship, UUID person, String reason, Author by) {
    add(
        new AccessEvent.RelationshipEnded(relationship, reason),
        by,
        List.of(Subject.person(person)));
  }

  Entry breakGlass(UUID person, String reason, Duration lasts, Instant reviewBy, Author by) {
    Instant until = clock.instant().plus(lasts);
    return entries.add(
        Draft.now(
            new AccessEvent.GlassBroken(person, reason, until, reviewBy),
            clock.instant(),
            by,
            Purpose.EMERGENCY,
            List.of(Subject.person(person))));
  }

  void add(AccessEvent event, Author by, Purpose purpose, List<Subject> subjects) {
    entries.add(Draft.now(event, clock.instant(), by, purpose, subjects));
  }

  private Entry add(AccessEvent event, Author by, List<Subject> subjects) {
    return entries.add(Draft.now(event, clock.instant(), by, Purpose.ADMINISTRATION, subjects));
  }

  private static List<Subject> user(UUID id) {
    return List.of(new Subject("user", id));
  }
}
