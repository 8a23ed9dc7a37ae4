package org.breakwater.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What happens to people's access, and every look. Stored for ever: add new kinds, never rename or
 * remove one. No secret is ever in one.
 */
public sealed interface AccessEvent extends Event {
  /** A partner takes part under this code, which is the one in its reports. */
  @Kind("access.partner-named")
  record PartnerNamed(String code, String name, String kind) implements AccessEvent {}

  /** A partner has a post, or has changed what it is called or may see. */
  @Kind("access.post-created")
  record PostCreated(String code, String name, String partner, Role role, Reach reach)
      implements AccessEvent {}

  /** A partner has a team. */
  @Kind("access.team-created")
  record TeamCreated(UUID id, String name, String partner) implements AccessEvent {}

  /** A person may sign in, in this post. */
  @Kind("access.user-created")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UserCreated(UUID id, String signIn, String name, String post, @Nullable String email)
      implements AccessEvent {}

  /** A person acts in another post from now on. */
  @Kind("access.user-posted")
  record UserPosted(UUID id, String post) implements AccessEvent {}

  /** A person may no longer sign in, or may again. */
  @Kind("access.user-disabled")
  record UserDisabled(UUID id, boolean disabled, String reason) implements AccessEvent {}

  /** A person was given a password for the first time they sign in, or anew. */
  @Kind(value = "access.password-given", changesItsSubjects = false)
  record PasswordGiven(UUID id) implements AccessEvent {}

  /** A person chose a password of their own. */
  @Kind(value = "access.password-changed", changesItsSubjects = false)
  record PasswordChanged(UUID id) implements AccessEvent {}

  /** A partner's system may hand in reports. */
  @Kind("access.token-given")
  record TokenGiven(UUID id, String partner, String label) implements AccessEvent {}

  /** A partner's system may no longer hand in reports. */
  @Kind("access.token-revoked")
  record TokenRevoked(UUID id) implements AccessEvent {}

  /** A person belongs to a team, or no longer does. */
  @Kind("access.team-changed")
  record TeamChanged(UUID team, UUID user, boolean member) implements AccessEvent {}

  /**
   * A person is qualified for acts that need it.
   *
   * @param evidence where it can be checked
   * @param until the last day on which it counts; absent where it does not end
   */
  @Kind("access.qualified")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Qualified(
      UUID user, Qualification qualification, String evidence, @Nullable LocalDate until)
      implements AccessEvent {}

  /** A person no longer holds a qualification. */
  @Kind("access.qualification-ended")
  record QualificationEnded(UUID user, Qualification qualification, String reason)
      implements AccessEvent {}

  /**
   * A user or a team has a relationship to a person, from now on or until a day.
   *
   * @param kind {@code allocated-worker}, {@code team-around-the-child}, ...; {@code conflict}
   *     denies
   */
  @Kind("access.relationship-began")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RelationshipBegan(
      UUID person, UUID holder, String kind, String reason, @Nullable Instant until)
      implements AccessEvent {}

  /** The relationship that an earlier entry began has ended. */
  @Kind("access.relationship-ended")
  record RelationshipEnded(UUID began, String reason) implements AccessEvent {}

  /** Somebody without a relationship opened a person's record in an emergency. */
  @Kind("access.glass-broken")
  record GlassBroken(UUID person, String reason, Instant until, Instant reviewBy)
      implements AccessEvent {}

  /** Somebody of another partner judged such an opening. */
  @Kind("access.glass-reviewed")
  record GlassReviewed(UUID broken, boolean justified, String note) implements AccessEvent {}

  /** A search by exact details before an emergency found nobody, or nobody to open. */
  @Kind(value = "access.emergency-refused", changesItsSubjects = false)
  record EmergencyRefused(String reason) implements AccessEvent {}

  /** Why somebody with the area's reach opens a person's record. */
  @Kind(value = "access.purpose-stated", changesItsSubjects = false)
  record PurposeStated(String note) implements AccessEvent {}

  /** The entry's subjects were shown to its author on this page. */
  @Kind(value = "access.looked", changesItsSubjects = false)
  record Looked(String page) implements AccessEvent {}

  /**
   * The entry's subjects, or everyone where it has none, were handed out by a command at the
   * machine.
   *
   * @param page what was handed out
   * @param operator the operating system's name for whoever ran it, which is all that is known
   */
  @Kind(value = "access.exported", changesItsSubjects = false)
  record Exported(String page, String operator) implements AccessEvent {}

  /** Somebody signed in, by password or by their organisation. */
  @Kind(value = "access.signed-in", changesItsSubjects = false)
  record SignedIn(String how) implements AccessEvent {}

  /** A sign-in to a known account was refused. */
  @Kind(value = "access.sign-in-refused", changesItsSubjects = false)
  record SignInRefused(String why) implements AccessEvent {}
}
