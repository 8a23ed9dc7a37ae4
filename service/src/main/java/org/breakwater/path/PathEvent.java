package org.breakwater.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.jspecify.annotations.Nullable;

/** What happens on a child's path. Stored for ever: add new kinds, never rename or remove one. */
public sealed interface PathEvent extends Event {
  /** The kinds of harm for which a protection plan is made, as the national census has them. */
  enum Harm {
    NEGLECT,
    PHYSICAL,
    SEXUAL,
    EMOTIONAL,
    MULTIPLE
  }

  /** Whether what was agreed was done. */
  enum Happened {
    YES,
    NO,
    NO_LONGER_NEEDED
  }

  /**
   * A referral was accepted: the child's path begins.
   *
   * @param concern the report from which it came
   * @param partner who answers for it
   * @param post in which post until a worker is named; absent for the partner as a whole
   * @param because why somebody began it; absent where the decision about the concern says so
   */
  @Kind("path.opened")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Opened(
      UUID path,
      UUID person,
      UUID concern,
      String partner,
      @Nullable String post,
      boolean unborn,
      @Nullable String because,
      List<Matter> begins)
      implements PathEvent {}

  /**
   * Somebody did something on it.
   *
   * @param happened the day on which it was done
   * @param child what the child wishes and feels, or why nobody could ask
   * @param unseen why the child has not been seen; absent where they have
   * @param words what was found, or why it was so decided
   * @param late why it came after its limit; absent where it did not
   * @param family who of the family took part; absent where it is no meeting
   * @param seats by agency, who took part or that nobody did; empty where it is no meeting
   * @param decision the entry of the decision; absent where it decides nothing
   * @param ends the matters that ended with it
   * @param begins those that began
   */
  @Kind("path.step-taken")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Taken(
      UUID path,
      Step step,
      Ending ending,
      LocalDate happened,
      String child,
      @Nullable String unseen,
      String words,
      @Nullable String late,
      @Nullable String family,
      @Nullable Harm harm,
      List<DecisionEvent.Seat> seats,
      @Nullable UUID decision,
      List<Matter> ends,
      List<Matter> begins,
      String name)
      implements PathEvent {}

  /**
   * What was put on record about a step was wrong: its day or who took part. What was found and
   * decided is not changed by it.
   *
   * @param step the entry of the step
   * @param happened the right day
   * @param seats who did take part; empty where it is no meeting
   * @param because why it was wrong
   */
  @Kind("path.step-corrected")
  record StepCorrected(
      UUID path,
      UUID step,
      LocalDate happened,
      List<DecisionEvent.Seat> seats,
      String because,
      String name)
      implements PathEvent {}

  /** Something began without a step, because of what was decided elsewhere. */
  @Kind("path.begun")
  record Begun(UUID path, Matter matter) implements PathEvent {}

  /**
   * Who does what by when.
   *
   * @param who the person of the service; absent where it is somebody else, such as a parent
   */
  @Kind("path.action-agreed")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ActionAgreed(
      UUID path,
      UUID action,
      String what,
      @Nullable UUID who,
      String whoName,
      LocalDate by,
      String name)
      implements PathEvent {}

  /** Whether it happened. */
  @Kind("path.action-answered")
  record ActionAnswered(UUID path, UUID action, Happened happened, String words, String name)
      implements PathEvent {}
}
