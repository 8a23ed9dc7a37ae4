package org.breakwater.concerns;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.intake.Identifiers;
import org.breakwater.intake.Report;
import org.breakwater.story.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A child of a concern with the consistent identifier, by which every agency means the same child.
 * It goes with what is shared unless that would do the child more harm, or it is not known and
 * finding it out would take too long (Children Act 2004, section 16LC). Regulations are to name it;
 * the Government has said that it will be the NHS number.
 *
 * @param name absent where none is known
 * @param number with a right check digit, in its groups; absent where none is on record, or several
 *     are
 * @param several whether reports give different ones, so that none can be relied on
 */
public record Numbered(
    UUID person, @Nullable String name, @Nullable String number, boolean several) {
  private static final String SCHEME = "nhs";

  static List<Numbered> of(List<Concern.Child> children, Map<UUID, Identity> who) {
    return children.stream().map(child -> of(child, who.get(child.person()))).toList();
  }

  private static Numbered of(Concern.Child child, @Nullable Identity who) {
    List<String> numbers =
        who == null
            ? List.of()
            : who.identifiers().stream()
                .map(said -> said.value())
                .filter(it -> it.scheme().equals(SCHEME) && Identifiers.valid(it).isPresent())
                .map(Report.Identifier::value)
                .distinct()
                .toList();
    return new Numbered(
        child.person(),
        child.name(),
        numbers.size() == 1 ? numbers.getFirst() : null,
        numbers.size() > 1);
  }
}
