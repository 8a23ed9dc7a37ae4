package org.breakwater.linkage;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keys under which records of one person are likely to meet. Many narrow ones, each blind to other
 * errors; a key that too many share tells nobody apart and is passed over, because narrower ones of
 * the same values stand beside it.
 */
final class Keys {
  private static final int MOST = 240;

  /** Bits of a hashed key that tell its kind. */
  static final int KIND_BITS = 6;

  /** Stands between a key's parts. */
  static final char BETWEEN = '|';

  /**
   * Numbers and phones as written, whole birth dates alone and with an initial, houses with an
   * initial, aliases, and both names however spelt with or without a year.
   */
  static final long FEW =
      KeyKind.bits(
          KeyKind.NUMBER,
          KeyKind.NUMBER_START,
          KeyKind.NUMBER_END,
          KeyKind.PHONE,
          KeyKind.PHONE_GIVEN,
          KeyKind.BORN,
          KeyKind.BORN_INITIAL,
          KeyKind.BORN_POSTCODE,
          KeyKind.HOUSE_INITIAL,
          KeyKind.ALIAS,
          KeyKind.ALIAS_GIVEN,
          KeyKind.NAMES,
          KeyKind.NAMES_YEAR,
          KeyKind.INITIAL_FAMILY_YEAR,
          KeyKind.GIVEN_FAMILY_YEAR,
          KeyKind.FORM_FAMILY_START);

  private final Profile profile;
  private final long kinds;
  private final Found found;

  /** Takes a key in its parts, and no more once there are enough. */
  private interface Found {
    void add(KeyKind kind, String... parts);
  }

  private Keys(Profile profile, long kinds, Found found) {
    this.profile = profile;
    this.kinds = kinds;
    this.found = found;
  }

  static Set<String> of(Profile profile) {
    return of(profile, KeyKind.ALL);
  }

  private static Set<String> of(Profile profile, long kinds) {
    var written = new LinkedHashSet<String>();
    new Keys(
            profile,
            kinds,
            (kind, parts) -> {
              if (written.size() < MOST) {
                written.add(kind.code + BETWEEN + String.join(Character.toString(BETWEEN), parts));
              }
            })
        .all();
    return written;
  }

  /**
   * The keys of some kinds as numbers, sorted, without being written out: a hash of 58 bits, and
   * below it in {@link #KIND_BITS} the kind.
   */
  static long[] hashes(Profile profile, long kinds) {
    var hashed = new Hashes();
    new Keys(profile, kinds, hashed).all();
    return hashed.sorted();
  }

  /** The bit of the kind of a key from {@link #hashes}. */
  static long kind(long key) {
    return 1L << (key & (1 << KIND_BITS) - 1);
  }

  private void all() {
    numbers();
    births();
    names();
    homes();
    aliases();
    slips();
    thin();
  }

  private static final class Hashes implements Found {
    private final long[] hashes = new long[MOST];
    private int size;

    @Override
    public void add(KeyKind kind, String... parts) {
      add(Blocks.hash(kind.code, parts) >>> KIND_BITS << KIND_BITS | kind.ordinal());
    }

    /** Whether there was room for one more. */
    boolean add(long hash) {
      if (size == MOST) {
        distinct();
      }
      if (size == MOST) {
        return false;
      }
      hashes[size++] = hash;
      return true;
    }

    private void distinct() {
      size = Blocks.distinct(hashes, 0, size);
    }

    long[] sorted() {
      distinct();
      return Arrays.copyOf(hashes, size);
    }
  }

  /** Those of the kinds that suffice to meet a person of several records, hashed. */
  static long[] few(Profile profile) {
    var all = new Hashes();
    var few = new Hashes();
    var keys =
        new Keys(
            profile,
            KeyKind.ALL,
            (kind, parts) -> {
              long hash = Blocks.hash(kind.code, parts);
              if (all.add(hash) && (FEW & kind.bit()) != 0) {
                few.add(hash);
              }
            });
    keys.numbers();
    keys.births();
    keys.names();
    keys.homes();
    keys.aliases();
    keys.slipsInNumbers();
    // Of what comes after these nothing is of such a kind.
    return few.sorted();
  }

  /** What may split those who share a key that too many share. */
  static long[] fields(Profile profile) {
    var fields = new Hashes();
    bySound("given", profile.given(), fields);
    bySound("family", profile.family(), fields);
    bySound("middle", profile.middle(), fields);
    asWritten("postcode", profile.postcodes(), fields);
    asWritten("place", profile.places(), fields);
    asWritten("occupation", profile.occupations(), fields);
    asWritten("phone", profile.phones(), fields);
    asWritten("house", profile.houses(), fields);
    for (BirthDate born : profile.born()) {
      fields.add(Blocks.hash("year", Integer.toString(born.year())));
      fields.add(Blocks.hash("day", Integer.toString(born.orderFree() % 10_000)));
    }
    if (profile.born().isEmpty() && profile.bornFrom() > 0) {
      for (int year = profile.bornFrom() - 1; year <= profile.bornTo() + 1; year++) {
        fields.add(Blocks.hash("year", Integer.toString(year)));
      }
    }
    return fields.sorted();
  }

  private static void bySound(String field, Word[] words, Hashes into) {
    for (Word word : words) {
      into.add(Blocks.hash(field, word.skeleton()));
    }
  }

  private static void asWritten(String field, Word[] words, Hashes into) {
    for (Word word : words) {
      into.add(Blocks.hash(field, word.text()));
    }
  }

  /** A postcode without its last three characters, where it is long enough to have a district. */
  static String district(String postcode) {
    return postcode.length() >= 5 ? postcode.substring(0, postcode.length() - 3) : postcode;
  }

  /** Whether two postcodes are of one district. */
  static boolean sameDistrict(String a, String b) {
    int letters = a.length() >= 5 ? a.length() - 3 : a.length();
    return letters == (b.length() >= 5 ? b.length() - 3 : b.length())
        && a.regionMatches(0, b, 0, letters);
  }

  private void add(KeyKind kind, String... parts) {
    if (wanted(kind)) {
      found.add(kind, parts);
    }
  }

  private boolean wanted(KeyKind kind) {
    return (kinds & kind.bit()) != 0;
  }

  private void numbers() {
    for (Profile.Labelled value : profile.labelled()) {
      add(KeyKind.NUMBER, Integer.toString(value.slot()), value.word().text());
    }
    for (Word phone : profile.phones()) {
      add(KeyKind.PHONE, phone.text());
      for (Word given : profile.given()) {
        add(KeyKind.PHONE_GIVEN, phone.text(), start(given, 1));
      }
    }
  }

  private void births() {
    for (BirthDate born : profile.born()) {
      if (!born.whole()) {
        continue;
      }
      String day = Integer.toString(born.orderFree());
      String monthDay = Integer.toString(born.orderFree() % 10_000);
      add(KeyKind.BORN, day);
      for (Word given : profile.given()) {
        add(KeyKind.BORN_INITIAL, day, start(given, 1));
        add(KeyKind.BORN_SOUND, day, given.skeleton());
        for (int form : given.nearly()) {
          add(KeyKind.BORN_FORM, day, Integer.toString(form));
        }
        for (Word family : profile.family()) {
          add(KeyKind.DAY_NAMES, monthDay, start(given, 1), family.skeleton());
          add(KeyKind.DAY_NAMES, monthDay, start(family, 1), given.skeleton());
        }
      }
      each(profile.family(), KeyKind.BORN_NAME, day, true);
      each(profile.given(), KeyKind.BORN_NAME, day, true);
      each(profile.postcodes(), KeyKind.BORN_POSTCODE, day, false);
      each(profile.places(), KeyKind.BORN_PLACE, day, false);
      each(profile.occupations(), KeyKind.BORN_OCCUPATION, day, false);
    }
  }

  private void names() {
    for (Word given : profile.given()) {
      for (Word family : profile.family()) {
        String pair = unordered(given.skeleton(), family.skeleton());
        add(KeyKind.NAMES, pair);
        add(KeyKind.NAMES_WRITTEN, unordered(given.text(), family.text()));
        years(KeyKind.NAMES_YEAR, pair);
        each(profile.places(), KeyKind.NAMES_PLACE, pair, false);
        each(profile.occupations(), KeyKind.NAMES_OCCUPATION, pair, false);
        each(profile.middle(), KeyKind.NAMES_MIDDLE, pair, true);
        for (Word middle : profile.middle()) {
          add(KeyKind.NAMES, unordered(given.skeleton(), middle.skeleton()));
          add(KeyKind.NAMES, unordered(middle.skeleton(), family.skeleton()));
        }
        for (Word postcode : profile.postcodes()) {
          add(KeyKind.NAMES_DISTRICT, pair, district(postcode.text()));
        }
        for (int form : given.nearly()) {
          String name = form + "," + family.skeleton();
          add(KeyKind.FORM_FAMILY, name);
          years(KeyKind.FORM_FAMILY_YEAR, name);
          add(KeyKind.FORM_FAMILY_START, Integer.toString(form), start(family, 3));
          add(KeyKind.FORM_FAMILY_END, Integer.toString(form), end(family, 3));
          each(profile.places(), KeyKind.FORM_FAMILY_PLACE, name, false);
        }
        years(KeyKind.INITIAL_FAMILY_YEAR, start(given, 1) + family.skeleton());
        years(KeyKind.GIVEN_FAMILY_YEAR, given.skeleton() + start(family, 2));
      }
      for (Word place : profile.places()) {
        years(KeyKind.GIVEN_PLACE_YEAR, given.skeleton() + place.text());
      }
    }
    for (Word family : profile.family()) {
      each(profile.places(), KeyKind.FAMILY_PLACE, family.skeleton(), false);
      each(profile.occupations(), KeyKind.FAMILY_OCCUPATION, family.skeleton(), false);
      years(KeyKind.FAMILY_YEAR, family.skeleton());
      add(KeyKind.FAMILY, family.skeleton());
    }
  }

  private void homes() {
    for (Word postcode : profile.postcodes()) {
      add(KeyKind.POSTCODE, postcode.text());
      each(profile.family(), KeyKind.POSTCODE_NAME, postcode.text(), true);
      each(profile.given(), KeyKind.POSTCODE_NAME, postcode.text(), true);
      years(KeyKind.POSTCODE_YEAR, postcode.text());
      for (Word given : profile.given()) {
        add(KeyKind.POSTCODE_START, postcode.text(), start(given, 2));
      }
      for (Word family : profile.family()) {
        add(KeyKind.POSTCODE_START, postcode.text(), start(family, 2));
      }
      each(profile.occupations(), KeyKind.POSTCODE_OCCUPATION, postcode.text(), false);
    }
    for (Word house : profile.houses()) {
      add(KeyKind.HOUSE, house.text());
      for (Word given : profile.given()) {
        add(KeyKind.HOUSE_INITIAL, house.text(), start(given, 1));
      }
    }
  }

  private void aliases() {
    for (Word alias : profile.knownAs()) {
      add(KeyKind.ALIAS, alias.text());
      years(KeyKind.ALIAS_YEAR, alias.text());
      each(profile.given(), KeyKind.ALIAS_GIVEN, alias.text(), true);
    }
  }

  /**
   * One character wrong, missing or too many in a number, or in a family name beside a birth year.
   */
  private void slips() {
    slipsInNumbers();
    for (Word phone : profile.phones()) {
      String text = phone.text();
      without(text.substring(Math.max(0, text.length() - 9)), KeyKind.PHONE_LESS, "");
    }
    if (!wanted(KeyKind.FAMILY_LESS_YEAR) && !wanted(KeyKind.FAMILY_LESS_INITIAL)) {
      return;
    }
    for (Word family : profile.family()) {
      for (int i = 1; i < Math.min(family.text().length(), 12); i++) {
        String less = family.text().substring(0, i) + family.text().substring(i + 1);
        years(KeyKind.FAMILY_LESS_YEAR, less);
        for (Word given : profile.given()) {
          add(KeyKind.FAMILY_LESS_INITIAL, less, start(given, 1));
        }
      }
    }
  }

  private void slipsInNumbers() {
    for (Profile.Labelled value : profile.labelled()) {
      String slot = Integer.toString(value.slot());
      String text = value.word().text();
      if (text.length() > 12) {
        add(KeyKind.NUMBER_START, slot, text.substring(0, 6));
        add(KeyKind.NUMBER_END, slot, text.substring(text.length() - 11));
      } else if (text.length() >= 6) {
        without(text, KeyKind.NUMBER_LESS, slot);
      }
    }
  }

  private void without(String text, KeyKind kind, String rest) {
    for (int i = 0; i < text.length() && wanted(kind); i++) {
      add(kind, rest, text.substring(0, i) + text.substring(i + 1));
    }
  }

  /** For records of which little is written or much has changed. */
  private void thin() {
    for (Word given : profile.given()) {
      add(KeyKind.GIVEN, given.skeleton());
      years(KeyKind.GIVEN_YEAR, given.skeleton());
      each(profile.places(), KeyKind.GIVEN_PLACE, given.skeleton(), false);
      each(profile.occupations(), KeyKind.GIVEN_OCCUPATION, given.skeleton(), false);
      for (int form : given.nearly()) {
        each(profile.occupations(), KeyKind.FORM_OCCUPATION, Integer.toString(form), false);
      }
      for (BirthDate born : profile.born()) {
        if (born.whole()) {
          add(KeyKind.DAY_GIVEN, given.skeleton(), Integer.toString(born.orderFree() % 10_000));
        }
      }
    }
    for (Word postcode : profile.postcodes()) {
      String district = district(postcode.text());
      each(profile.given(), KeyKind.DISTRICT_NAME, district, true);
      for (Word given : profile.given()) {
        for (int form : given.nearly()) {
          add(KeyKind.FORM_DISTRICT, Integer.toString(form), district);
        }
      }
      each(profile.family(), KeyKind.DISTRICT_NAME, district, true);
      years(KeyKind.DISTRICT_YEAR, district);
      for (Word occupation : profile.occupations()) {
        years(KeyKind.DISTRICT_OCCUPATION_YEAR, district + "," + occupation.text());
      }
    }
    for (Word place : profile.places()) {
      years(KeyKind.PLACE_YEAR, place.text());
      each(profile.occupations(), KeyKind.PLACE_OCCUPATION, place.text(), false);
      for (Word family : profile.family()) {
        add(KeyKind.FAMILY_START_PLACE, start(family, 3), place.text());
        add(KeyKind.FAMILY_END_PLACE, end(family, 3), place.text());
      }
      for (Word given : profile.given()) {
        for (int form : given.nearly()) {
          add(KeyKind.FORM_PLACE, Integer.toString(form), place.text());
        }
      }
      for (Word occupation : profile.occupations()) {
        years(KeyKind.PLACE_OCCUPATION_YEAR, place.text() + "," + occupation.text());
      }
    }
  }

  /** With each possible year of birth. */
  private void years(KeyKind kind, String rest) {
    if (!wanted(kind)) {
      return;
    }
    for (BirthDate born : profile.born()) {
      add(kind, rest, Integer.toString(born.year()));
    }
    if (profile.born().isEmpty() && profile.bornFrom() > 0) {
      for (int year = profile.bornFrom() - 1; year <= profile.bornTo() + 1; year++) {
        add(kind, rest, Integer.toString(year));
      }
    }
  }

  private void each(Word[] words, KeyKind kind, String rest, boolean bySound) {
    if (!wanted(kind)) {
      return;
    }
    for (Word word : words) {
      add(kind, rest, bySound ? word.skeleton() : word.text());
    }
  }

  private static String start(Word word, int letters) {
    return word.text().substring(0, Math.min(letters, word.text().length()));
  }

  private static String end(Word word, int letters) {
    return word.text().substring(Math.max(0, word.text().length() - letters));
  }

  private static String unordered(String one, String other) {
    return one.compareTo(other) < 0 ? one + "," + other : other + "," + one;
  }
}
