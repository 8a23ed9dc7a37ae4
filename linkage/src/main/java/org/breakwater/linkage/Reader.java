package org.breakwater.linkage;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.linkage.PersonRecord.Value;

/**
 * Makes profiles of records: names split, spellings evened out, defaults thrown away. What many
 * records say is made once and shared by them all: a word alone, a date, an address.
 */
final class Reader {
  private static final Set<String> NOBODY =
      Set.of("unknown", "unnamed", "baby", "unborn", "na", "none", "null", "nk", "notknown", "of");
  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "master",
          "mx",
          "dr",
          "sir",
          "lady",
          "lord",
          "rev",
          "revd",
          "reverend",
          "rt",
          "prof",
          "professor",
          "esq",
          "bt",
          "hon",
          "jr",
          "sr",
          "the",
          "and");

  /** Titles that are names as well. */
  private static final Set<String> RANKS =
      Set.of(
          "baron",
          "baroness",
          "baronet",
          "earl",
          "countess",
          "viscount",
          "viscountess",
          "duke",
          "duchess",
          "bishop",
          "marquess",
          "marquis",
          "captain",
          "major",
          "colonel",
          "father",
          "sister");

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "da", "di", "van", "von", "der", "den", "la", "le", "al", "el", "bin", "ibn",
          "bint", "du", "dos", "ap");
  private static final Map<String, String> STREETS =
      Map.ofEntries(
          Map.entry("street", "st"),
          Map.entry("road", "rd"),
          Map.entry("avenue", "ave"),
          Map.entry("lane", "ln"),
          Map.entry("close", "cl"),
          Map.entry("drive", "dr"),
          Map.entry("crescent", "cres"),
          Map.entry("place", "pl"),
          Map.entry("court", "ct"),
          Map.entry("terrace", "terr"),
          Map.entry("ter", "terr"),
          Map.entry("gardens", "gdns"),
          Map.entry("grove", "gr"),
          Map.entry("square", "sq"),
          Map.entry("av", "ave"),
          Map.entry("circuit", "cct"),
          Map.entry("parade", "pde"),
          Map.entry("saint", "st"),
          Map.entry("mount", "mt"),
          Map.entry("apartment", "flat"),
          Map.entry("apt", "flat"),
          Map.entry("crt", "ct"),
          Map.entry("dv", "dr"),
          Map.entry("crs", "cres"));

  /** A service reads for years: what is of one kind is kept at hand up to so many, then anew. */
  private static final int MOST_AT_HAND = 1_000_000;

  /** These are larger, and few are said again where there are more. */
  private static final int MOST_ADDRESSES = 300_000;

  private static final Word[] NO_WORDS = {};
  private static final int[] NO_RARITIES = {};
  private static final Profile.Labelled[] NO_LABELS = {};

  private final Model model;

  /** By kind and text, each by itself in the array that profiles without another share. */
  private final Map<String, Map<String, Word[]>> words = new ConcurrentHashMap<>();

  private final Map<BirthDate, Born> dates = new ConcurrentHashMap<>();
  private final Map<List<String>, List<AddressLine>> addresses = new ConcurrentHashMap<>();

  /** Dates of birth, and how much each tells. */
  private record Born(List<BirthDate> dates, int[] rarity) {
    static final Born NONE = new Born(List.of(), NO_RARITIES);
  }

  Reader(Model model) {
    this.model = model;
  }

  Profile read(PersonRecord record) {
    var parts = new Parts();
    record.values().forEach(value -> read(value, parts));
    parts.fullNames();
    Born born = born(parts.born);
    return new Profile(
        record,
        words("given", parts.given),
        words("given", parts.middle),
        words("family", parts.family),
        parts.lone,
        words("knownas", parts.knownAs),
        born.dates,
        born.rarity,
        parts.bornFrom,
        parts.bornTo,
        parts.sex,
        addresses(parts.addresses),
        words("house", parts.houses()),
        words("postcode", parts.postcodes),
        words("place", parts.places),
        words("phone", parts.phones),
        words("occupation", parts.occupations),
        parts.labelled.isEmpty()
            ? NO_LABELS
            : parts.labelled.stream().map(this::labelled).toArray(Profile.Labelled[]::new));
  }

  /** How many of these people bear each word. */
  static Frequencies count(Stream<List<PersonRecord>> people) {
    return people
        .parallel()
        .collect(
            Frequencies.Counting::new,
            (counting, person) -> count(person, counting),
            Frequencies.Counting::addAll)
        .counted();
  }

  /**
   * What a person's records would add to the counts of a model learnt from them: each word once.
   */
  private static void count(List<PersonRecord> person, Frequencies.Counting counting) {
    var parts = new Parts();
    for (PersonRecord record : person) {
      var one = new Parts();
      record.values().forEach(value -> read(value, one));
      one.fullNames();
      parts.take(one);
    }
    counting.add("given", parts.given);
    counting.add("given", parts.middle);
    counting.add("family", parts.family);
    counting.add("knownas", parts.knownAs);
    counting.add("born", parts.born.stream().map(BirthDate::digits).toList());
    counting.add("street", parts.addresses.stream().flatMap(List::stream).distinct().toList());
    counting.add("house", parts.houses());
    counting.add("postcode", parts.postcodes);
    counting.add("place", parts.places);
    counting.add("phone", parts.phones);
    counting.add("occupation", parts.occupations);
    parts.labelled.stream()
        .collect(Collectors.groupingBy(Reader::label, TreeMap::new, Collectors.toList()))
        .forEach((label, values) ->
            counting.add(label, values.stream().map(Reader::plain).distinct().toList()));
  }

  /** The name under which a labelled value is compared and counted. */
  static String label(Value value) {
    return value.kind().name().toLowerCase(Locale.ROOT) + ":" + value.label();
  }

  private static String plain(Value value) {
    return value.kind() == Kind.IDENTIFIER
        ? Identifiers.tidy(value.text())
        : String.join(" ", Text.words(value.text()));
  }

  private Profile.Labelled labelled(Value value) {
    String plain = plain(value);
    return new Profile.Labelled(
        model.slot(label(value)),
        word(label(value), plain),
        value.kind() != Kind.IDENTIFIER || Identifiers.possible(value.label(), plain));
  }

  private Word[] words(String kind, Set<String> texts) {
    return switch (texts.size()) {
      case 0 -> NO_WORDS;
      case 1 -> alone(kind, texts.iterator().next());
      default -> texts.stream().map(text -> word(kind, text)).toArray(Word[]::new);
    };
  }

  private Word word(String kind, String text) {
    return alone(kind, text)[0];
  }

  private Word[] alone(String kind, String text) {
    var ofKind = words.get(kind);
    if (ofKind == null) {
      ofKind = words.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>());
    }
    return atHand(ofKind, MOST_AT_HAND, text, unknown -> new Word[] {make(kind, unknown)});
  }

  private static <K, V> V atHand(Map<K, V> known, int most, K key, Function<K, V> make) {
    V value = known.get(key);
    if (value != null) {
      return value;
    }
    if (known.size() > most) {
      known.clear();
    }
    return known.computeIfAbsent(key, make);
  }

  private Born born(Set<BirthDate> said) {
    return switch (said.size()) {
      case 0 -> Born.NONE;
      case 1 -> atHand(dates, MOST_AT_HAND, said.iterator().next(), date -> born(List.of(date)));
      default -> born(List.copyOf(said));
    };
  }

  private Born born(List<BirthDate> said) {
    return new Born(
        said,
        said.stream()
            .mapToInt(date -> model.frequencies().rarity("born", date.digits()))
            .toArray());
  }

  private List<AddressLine> addresses(List<List<String>> lines) {
    return switch (lines.size()) {
      case 0 -> List.of();
      case 1 -> atHand(addresses, MOST_ADDRESSES, lines.getFirst(), line -> List.of(address(line)));
      default -> lines.stream().map(this::address).toList();
    };
  }

  private AddressLine address(List<String> line) {
    return AddressLine.of(words("street", new LinkedHashSet<>(line)));
  }

  private Word make(String kind, String text) {
    var tables = kind.equals("family") ? NameTables.FAMILY : NameTables.GIVEN;
    boolean name = kind.equals("given") || kind.equals("family");
    int[] forms = name ? tables.of(text) : NameTables.NONE;
    boolean odd = name && forms.length == 0 && !model.frequencies().several(kind, text);
    return new Word(
        text,
        name ? Text.skeleton(text) : text,
        model.frequencies().rarity(kind, text),
        forms.length > 0 || model.frequencies().several(kind, text),
        name ? ofOtherKind(kind, text) : 0,
        Text.letters(text),
        forms,
        odd ? tables.nearly(text) : forms);
  }

  /** How much rather a word of one kind of name is of the other: by the tables, or as counted. */
  private int ofOtherKind(String kind, String text) {
    boolean given = kind.equals("given");
    boolean own = (given ? NameTables.GIVEN : NameTables.FAMILY).of(text).length > 0;
    boolean other = (given ? NameTables.FAMILY : NameTables.GIVEN).of(text).length > 0;
    if (own && other) {
      return 0;
    }
    int counted = model.frequencies().rather(given ? "family" : "given", kind, text);
    return own
        ? Math.min(-Names.RATHER, counted)
        : other ? Math.max(Names.RATHER, counted) : counted;
  }

  private static void read(Value value, Parts parts) {
    String text = value.text();
    switch (value.kind()) {
      case GIVEN -> parts.givenNames(names(text));
      case MIDDLE -> parts.middle.addAll(names(text));
      case FAMILY -> parts.family.addAll(joined(names(text)));
      case FULLNAME -> parts.full.add(names(text));
      case KNOWNAS -> parts.knownAs.add(String.join(" ", Text.words(text)));
      case BORN -> {
        if (BirthDate.read(text) instanceof BirthDate date) {
          parts.born.add(date);
        }
      }
      case AGE -> parts.age(text, value.label());
      case SEX -> parts.sex = sex(text);
      case ADDRESS -> parts.addresses.add(street(text));
      case POSTCODE -> parts.postcodes.add(String.join("", Text.words(text)));
      case PLACE -> parts.places.add(String.join(" ", Text.words(text)));
      case PHONE -> parts.phone(text);
      case OCCUPATION -> parts.occupations.add(String.join(" ", Text.words(text)));
      case IDENTIFIER, OTHER -> {
        if (!plain(value).isEmpty()) {
          parts.labelled.add(value);
        }
      }
    }
  }

  /** A typed name's words without titles, but a title that is all there is may be a name. */
  private static List<String> names(String text) {
    List<String> words =
        Text.words(text).stream()
            .filter(word -> !NOBODY.contains(word) && !TITLES.contains(word) && !ordinal(word))
            .toList();
    List<String> names = words.stream().filter(word -> !RANKS.contains(word)).toList();
    return names.isEmpty() ? words : names;
  }

  /** As in "3rd Earl". */
  private static boolean ordinal(String word) {
    return word.length() > 2
        && Character.isDigit(word.charAt(0))
        && (word.endsWith("st")
            || word.endsWith("nd")
            || word.endsWith("rd")
            || word.endsWith("th"));
  }

  /** Mac Donald is one name, and so is van der Berg; Smith-Jones is two. */
  private static List<String> joined(List<String> words) {
    var joined = new ArrayList<String>();
    var particle = new StringBuilder();
    for (String word : words) {
      boolean more =
          PARTICLES.contains(word) || word.equals("mc") || word.equals("mac") || word.equals("o");
      particle.append(word);
      if (!more) {
        joined.add(particle.toString());
        particle.setLength(0);
      }
    }
    if (!particle.isEmpty()) {
      joined.add(particle.toString());
    }
    return joined;
  }

  private static char sex(String text) {
    return switch (Character.toLowerCase(text.charAt(0))) {
      case 'f', 'w' -> 'f';
      case 'm' -> 'm';
      default -> ' ';
    };
  }

  private static List<String> street(String text) {
    return Text.words(text).stream().map(word -> STREETS.getOrDefault(word, word)).toList();
  }

  /** What is gathered while a record is read. */
  private static final class Parts {
    final Set<String> given = new LinkedHashSet<>();
    final Set<String> middle = new LinkedHashSet<>();
    final Set<String> family = new LinkedHashSet<>();
    final Set<String> knownAs = new LinkedHashSet<>();
    final List<List<String>> full = new ArrayList<>();
    final Set<BirthDate> born = new LinkedHashSet<>();
    final List<List<String>> addresses = new ArrayList<>();
    final Set<String> postcodes = new LinkedHashSet<>();
    final Set<String> places = new LinkedHashSet<>();
    final Set<String> phones = new LinkedHashSet<>();
    final Set<String> occupations = new LinkedHashSet<>();
    final List<Value> labelled = new ArrayList<>();
    int bornFrom;
    int bornTo;
    char sex = ' ';
    boolean lone;

    /** What another record of the same person adds. */
    void take(Parts other) {
      given.addAll(other.given);
      middle.addAll(other.middle);
      family.addAll(other.family);
      knownAs.addAll(other.knownAs);
      born.addAll(other.born);
      addresses.addAll(other.addresses);
      postcodes.addAll(other.postcodes);
      places.addAll(other.places);
      phones.addAll(other.phones);
      occupations.addAll(other.occupations);
      labelled.addAll(other.labelled);
    }

    void givenNames(List<String> words) {
      if (!words.isEmpty()) {
        given.add(words.getFirst());
        middle.addAll(words.subList(1, words.size()));
      }
    }

    /** Full names fill in what was not given apart. */
    void fullNames() {
      for (List<String> words : full) {
        var names = joined(words);
        if (names.isEmpty()) {
          continue;
        }
        if (names.size() > 1) {
          given.removeAll(RANKS);
          family.removeAll(RANKS);
        }
        if (given.isEmpty() && (names.size() > 1 || family.isEmpty())) {
          given.add(names.getFirst());
        }
        if (family.isEmpty() && names.size() > 1) {
          family.add(names.getLast());
        } else if (family.isEmpty() && given.equals(Set.of(names.getFirst()))) {
          family.add(names.getFirst());
          lone = true;
        }
        names.stream()
            .filter(name -> !given.contains(name) && !family.contains(name))
            .forEach(middle::add);
      }
      given.removeIf(String::isEmpty);
    }

    void age(String years, String on) {
      try {
        int age = Integer.parseInt(years);
        if (age >= 0) {
          bornTo = LocalDate.parse(on).getYear() - age;
          bornFrom = bornTo - 1;
        }
      } catch (NumberFormatException | DateTimeParseException unreadable) {
        bornFrom = 0;
      }
    }

    void phone(String text) {
      String digits = text.replaceAll("[^0-9]", "").replaceFirst("^(0044|44)(?=7|1|2)", "0");
      if (digits.length() >= 6) {
        phones.add(digits);
      }
    }

    /** Number and street in one, for telling houses apart. */
    Set<String> houses() {
      var houses = new LinkedHashSet<String>();
      addresses.forEach(line -> {
        if (line.size() > 1 && line.stream().anyMatch(w -> Character.isDigit(w.charAt(0)))) {
          houses.add(String.join(" ", line));
        }
      });
      return houses;
    }
  }
}
