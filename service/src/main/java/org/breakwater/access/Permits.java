package org.breakwater.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.breakwater.database.Transactions;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;

/**
 * Decides whether somebody may open a person's or a thing's record, or all that is on record of a
 * pattern, and for what purpose.
 */
public final class Permits {
  private static final String SEEN = "select exists (select 1 from appearance where subject = ?)";

  private static final String PATTERN_SEEN =
      "select exists (select 1 from access.patterns_whole() p where p = ?)";

  private static final String RELATED =
      """
      select exists (select 1 from access.my_relationships where person = ? and kind <> 'conflict'),
        exists (select 1 from access.my_emergencies where person = ?)\
      """;

  /** What somebody with the area's reach may name as their purpose. */
  public static final Set<Purpose> CHOICES =
      EnumSet.of(Purpose.FRONT_DOOR, Purpose.ENQUIRY, Purpose.DIRECT_WORK, Purpose.OVERSIGHT);

  private final Transactions transactions;
  private final Viewing viewing;
  private final StatedPurposes stated;

  Permits(Transactions transactions, Viewing viewing, StatedPurposes stated) {
    this.transactions = transactions;
    this.viewing = viewing;
    this.stated = stated;
  }

  /** The permit of this viewer for this person, thing or pattern, at this moment. */
  public Permit of(Viewer viewer, Subject subject) {
    boolean pattern = subject.type().equals("pattern");
    return viewing.read(
        viewer,
        () -> {
          Boolean seen =
              transactions
                  .batch()
                  .queryForObject(pattern ? PATTERN_SEEN : SEEN, Boolean.class, subject.id());
          if (!Boolean.TRUE.equals(seen)) {
            return new Permit.NotSeen();
          }
          return pattern ? new Permit.Allowed(viewer.purpose()) : because(viewer, subject);
        });
  }

  private Permit because(Viewer viewer, Subject subject) {
    Optional<Purpose> related =
        transactions
            .batch()
            .query(
                RELATED,
                (row, _) ->
                    row.getBoolean(1)
                        ? Optional.of(Purpose.DIRECT_WORK)
                        : row.getBoolean(2)
                            ? Optional.of(Purpose.EMERGENCY)
                            : Optional.<Purpose>empty(),
                subject.id(),
                subject.id())
            .getFirst();
    if (related.isPresent()) {
      return new Permit.Allowed(related.get());
    }
    if (viewer.reach() != Reach.AREA) {
      return new Permit.Allowed(Purpose.DIRECT_WORK);
    }
    return stated
        .of(viewer, subject)
        .<Permit>map(Permit.Allowed::new)
        .orElseGet(Permit.StatePurpose::new);
  }
}
