package org.breakwater.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.breakwater.intake.Identifiers;
import org.breakwater.intake.Report;

/**
 * Joins mentions that share a valid identifier, or the exact full name and date of birth, and
 * nothing else. It would rather leave two mentions apart than put one child's danger on another
 * child's file: persons with different valid numbers of one scheme are never joined.
 */
final class ExactMatcher implements Matcher {
  private static final String IDENTIFIER = "id ";
  private static final int CERTAIN = 30_000;
  private static final int NAME_AND_BIRTH = 20_000;

  @Override
  public String model() {
    return "exact/1";
  }

  @Override
  public Set<String> keys(Description description) {
    var keys = new LinkedHashSet<String>();
    for (Report.Identifier identifier : description.identifiers()) {
      Identifiers.valid(identifier)
          .ifPresent(value -> keys.add(IDENTIFIER + identifier.scheme() + " " + value));
    }
    String born = description.born();
    if (born != null
        && born.length() == 10
        && known(description.given())
        && known(description.family())) {
      keys.add("name " + plain(description.fullName()) + " " + born);
    }
    return keys;
  }

  private static boolean known(@org.jspecify.annotations.Nullable String name) {
    // An initial with a date of birth is not a full name.
    return name != null && plain(name).length() > 1;
  }

  /** Case, accents, punctuation and spacing do not tell names apart. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  @Override
  public IdentityEvent.Judged judge(
      Mention arriving, List<Mention> besides, Known known, Supplier<UUID> newPerson) {
    var judgements = new ArrayList<Judgement>();
    Set<String> keys = keys(arriving.description());
    var person = new Joined(arriving.description());
    var refused = new HashSet<UUID>();
    for (Mention other : keys.isEmpty() ? List.<Mention>of() : known.sharing(keys)) {
      UUID candidate = other.person();
      if (candidate == null || person.has(candidate) || refused.contains(candidate)) {
        continue;
      }
      List<Description> described = known.of(candidate).stream().map(Mention::description).toList();
      boolean fits = person.agreesWith(described);
      if (fits) {
        person.add(candidate, described);
      } else {
        refused.add(candidate);
      }
      List<String> shared = keys(other.description()).stream().filter(keys::contains).toList();
      judgements.add(
          judgement(
              arriving, other, shared, fits ? Judgement.Verdict.SAME : Judgement.Verdict.UNSURE));
    }
    return new IdentityEvent.Judged(judgements, moves(arriving, person, known, newPerson));
  }

  /** The oldest of the persons joined keeps its id; the others' mentions move to it. */
  private static List<Move> moves(
      Mention mention, Joined person, Known known, Supplier<UUID> newPerson) {
    var moves = new ArrayList<Move>();
    UUID stays = person.ids.isEmpty() ? newPerson.get() : person.ids.getFirst();
    moves.add(new Move(mention.id(), null, stays));
    for (UUID merged : person.ids) {
      if (!merged.equals(stays)) {
        known.mentions(merged).forEach(moved -> moves.add(new Move(moved, merged, stays)));
      }
    }
    return moves;
  }

  private static Judgement judgement(
      Mention mention, Mention other, List<String> shared, Judgement.Verdict verdict) {
    boolean identifier = shared.stream().anyMatch(key -> key.startsWith(IDENTIFIER));
    List<String> because = new ArrayList<>();
    because.add(identifier ? "same-identifier" : "same-name-and-birth-date");
    if (verdict == Judgement.Verdict.UNSURE) {
      because.add("different-identifier");
    }
    return new Judgement(
        mention.id(), other.id(), verdict, identifier ? CERTAIN : NAME_AND_BIRTH, because);
  }

  /** The persons found to be one so far, and the numbers that name them. */
  private static final class Joined {
    final List<UUID> ids = new ArrayList<>();
    private final List<Report.Identifier> numbers = new ArrayList<>();

    Joined(Description arriving) {
      numbers.addAll(valid(List.of(arriving)));
    }

    boolean has(UUID person) {
      return ids.contains(person);
    }

    /** Whether no scheme names the two by different valid numbers. */
    boolean agreesWith(List<Description> others) {
      List<Report.Identifier> theirs = valid(others);
      return numbers.stream()
          .map(Report.Identifier::scheme)
          .distinct()
          .noneMatch(scheme ->
              has(theirs, scheme)
                  && numbers.stream()
                      .filter(number -> number.scheme().equals(scheme))
                      .noneMatch(theirs::contains));
    }

    void add(UUID person, List<Description> described) {
      ids.add(person);
      numbers.addAll(valid(described));
    }

    private static boolean has(List<Report.Identifier> numbers, String scheme) {
      return numbers.stream().anyMatch(number -> number.scheme().equals(scheme));
    }

    private static List<Report.Identifier> valid(List<Description> descriptions) {
      return descriptions.stream()
          .flatMap(description -> description.identifiers().stream())
          .flatMap(identifier ->
              Identifiers.valid(identifier)
                  .map(value -> new Report.Identifier(identifier.scheme(), value))
                  .stream())
          .toList();
    }
  }
}
