package org.breakwater.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as its viewer may see it.
 *
 * @param options and outcome are codes of the question
 * @param worked YES, PARTLY or NO; absent until it is reviewed
 */
public record Decision(
    UUID entry,
    DecisionEvent.About about,
    UUID concern,
    String question,
    List<String> options,
    String outcome,
    String reasons,
    @Nullable String disagreement,
    String measure,
    LocalDate reviewOn,
    UUID owner,
    String ownerName,
    String ownerPost,
    String ownerPartner,
    Instant at,
    long knownPlace,
    @Nullable String worked,
    @Nullable String workedWords,
    @Nullable Instant workedAt) {

  /**
   * A disagreement with a decision.
   *
   * @param answer UPHELD or OVERRULED; absent until somebody outside the line answers
   */
  public record Dissent(
      UUID entry,
      UUID decision,
      UUID user,
      String name,
      String partner,
      String reasons,
      Instant at,
      UUID clock,
      @Nullable String answer,
      @Nullable String answerer,
      @Nullable String answerReasons,
      @Nullable Instant answered) {}

  /** An entry that was known when somebody decided. */
  public record Known(UUID entry, String kind, String agency, Instant recorded) {}

  /**
   * A decision with all that belongs to it.
   *
   * @param known entries that were known and that this viewer may open
   * @param knownHidden how many more were known
   * @param seesConcern whether this viewer may open the concern that it is about
   */
  public record Whole(
      Decision decision,
      List<DecisionEvent.Seat> seats,
      List<Known> known,
      int knownHidden,
      List<Dissent> dissents,
      boolean seesConcern) {
    /** Whether this person took part: decided it, or sat at the table. */
    public boolean tookPart(UUID user) {
      return decision.owner().equals(user)
          || seats.stream().anyMatch(seat -> user.equals(seat.user()));
    }
  }

  /** A dissent that was overruled, with what became of the decision. */
  public record Overruling(Dissent dissent, Decision decision) {}
}
