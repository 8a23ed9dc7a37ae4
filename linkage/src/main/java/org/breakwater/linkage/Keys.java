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

  /** Stands between a key's parts. */
  static final char BETWEEN = '|';

  /**
   * Numbers and phones as written, whole birth dates alone and with an initial, houses with an
   * initial, aliases, and both names however spelt with or without a year.
   */
  private static final Set<String> FEW =
      Set.of(
          "n", "ns", "ne", "p", "pg", "b", "bg", "bp", "hg", "k", "kg", "gf", "gfy", "ify", "gsy",
          "nf3");

  private final Profile profile;
  private final Found found;

  /** Takes a key in its parts, and no more once there are enough. */
  private interface Found {
    void add(String... parts);
  }

  private Keys(Profile profile, Found found) {
    this.profile = profile;
    this.found = found;
  }

  static Set<String> of(Profile profile) {
    var written = new LinkedHashSet<String>();
    new Keys(
            profile,
            parts -> {
              if (written.size() < MOST) {
                written.add(String.join(Character.toString(BETWEEN), parts));
              }
            })
        .all();
    return written;
  }

  /** The same keys as numbers of 64 bits, sorted, without being written out. */
  static long[] hashes(Profile profile) {
    var hashed = new Hashes();
    new Keys(profile, hashed).all();
    return hashed.sorted();
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
    public void add(String... parts) {
      if (size == MOST) {
        distinct();
      }
      if (size < MOST) {
        hashes[size++] = Blocks.hash(parts);
      }
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
    return of(profile).stream()
        .filter(key -> FEW.contains(key.substring(0, key.indexOf(BETWEEN))))
        .mapToLong(Blocks::hash)
        .sorted()
        .distinct()
        .toArray();
  }

  /** What may split those who share a key that too many share. */
  static long[] fields(Profile profile) {
    var hashed = new Hashes();
    var keys = new Keys(profile, hashed);
    keys.each(profile.given(), "given", "", true);
    keys.each(profile.family(), "family", "", true);
    keys.each(profile.middle(), "middle", "", true);
    keys.each(profile.postcodes(), "postcode", "", false);
    keys.each(profile.places(), "place", "", false);
    keys.each(profile.occupations(), "occupation", "", false);
    keys.each(profile.phones(), "phone", "", false);
    keys.each(profile.houses(), "house", "", false);
    keys.years("year", "");
    for (BirthDate born : profile.born()) {
      keys.add("day", Integer.toString(born.orderFree() % 10_000));
    }
    return hashed.sorted();
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

  private void add(String... parts) {
    found.add(parts);
  }

  private void numbers() {
    for (Profile.Labelled value : profile.labelled()) {
      add("n", Integer.toString(value.slot()), value.word().text());
    }
    for (Word phone : profile.phones()) {
      add("p", phone.text());
      for (Word given : profile.given()) {
        add("pg", phone.text(), start(given, 1));
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
      add("b", day);
      for (Word given : profile.given()) {
        add("bg", day, start(given, 1));
        add("bgs", day, given.skeleton());
        for (int form : given.nearly()) {
          add("bgf", day, Integer.toString(form));
        }
        for (Word family : profile.family()) {
          add("mgf", monthDay, start(given, 1), family.skeleton());
          add("mgf", monthDay, start(family, 1), given.skeleton());
        }
      }
      each(profile.family(), "bf", day, true);
      each(profile.given(), "bf", day, true);
      each(profile.postcodes(), "bp", day, false);
      each(profile.places(), "bl", day, false);
      each(profile.occupations(), "bo", day, false);
    }
  }

  private void names() {
    for (Word given : profile.given()) {
      for (Word family : profile.family()) {
        String pair = unordered(given.skeleton(), family.skeleton());
        add("gf", pair);
        add("gfx", unordered(given.text(), family.text()));
        years("gfy", pair);
        each(profile.places(), "gfl", pair, false);
        each(profile.occupations(), "gfo", pair, false);
        each(profile.middle(), "gfm", pair, true);
        for (Word middle : profile.middle()) {
          add("gf", unordered(given.skeleton(), middle.skeleton()));
          add("gf", unordered(middle.skeleton(), family.skeleton()));
        }
        for (Word postcode : profile.postcodes()) {
          add("gfd", pair, district(postcode.text()));
        }
        for (int form : given.nearly()) {
          String name = form + "," + family.skeleton();
          add("nf", name);
          years("nfy", name);
          add("nf3", Integer.toString(form), start(family, 3));
          add("nf-3", Integer.toString(form), end(family, 3));
          each(profile.places(), "nfl", name, false);
        }
        years("ify", start(given, 1) + family.skeleton());
        years("gsy", given.skeleton() + start(family, 2));
      }
      for (Word place : profile.places()) {
        years("gly", given.skeleton() + place.text());
      }
    }
    for (Word family : profile.family()) {
      each(profile.places(), "fl", family.skeleton(), false);
      each(profile.occupations(), "fo", family.skeleton(), false);
      years("fy", family.skeleton());
      add("f", family.skeleton());
    }
  }

  private void homes() {
    for (Word postcode : profile.postcodes()) {
      add("c", postcode.text());
      each(profile.family(), "cf", postcode.text(), true);
      each(profile.given(), "cf", postcode.text(), true);
      years("cy", postcode.text());
      for (Word given : profile.given()) {
        add("cg", postcode.text(), start(given, 2));
      }
      for (Word family : profile.family()) {
        add("cg", postcode.text(), start(family, 2));
      }
      each(profile.occupations(), "co", postcode.text(), false);
    }
    for (Word house : profile.houses()) {
      add("h", house.text());
      for (Word given : profile.given()) {
        add("hg", house.text(), start(given, 1));
      }
    }
  }

  private void aliases() {
    for (Word alias : profile.knownAs()) {
      add("k", alias.text());
      years("ky", alias.text());
      each(profile.given(), "kg", alias.text(), true);
    }
  }

  /**
   * One character wrong, missing or too many in a number, or in a family name beside a birth year.
   */
  private void slips() {
    for (Profile.Labelled value : profile.labelled()) {
      String slot = Integer.toString(value.slot());
      String text = value.word().text();
      if (text.length() > 12) {
        add("ns", slot, text.substring(0, 6));
        add("ne", slot, text.substring(text.length() - 11));
      } else if (text.length() >= 6) {
        without(text, "nd", slot);
      }
    }
    for (Word phone : profile.phones()) {
      String text = phone.text();
      without(text.substring(Math.max(0, text.length() - 9)), "pd", "");
    }
    for (Word family : profile.family()) {
      for (int i = 1; i < Math.min(family.text().length(), 12); i++) {
        String less = family.text().substring(0, i) + family.text().substring(i + 1);
        years("fd", less);
        for (Word given : profile.given()) {
          add("fdg", less, start(given, 1));
        }
      }
    }
  }

  private void without(String text, String kind, String rest) {
    for (int i = 0; i < text.length(); i++) {
      add(kind, rest, text.substring(0, i) + text.substring(i + 1));
    }
  }

  /** For records of which little is written or much has changed. */
  private void thin() {
    for (Word given : profile.given()) {
      add("g", given.skeleton());
      years("gy", given.skeleton());
      each(profile.places(), "gl", given.skeleton(), false);
      each(profile.occupations(), "go", given.skeleton(), false);
      for (int form : given.nearly()) {
        each(profile.occupations(), "no", Integer.toString(form), false);
      }
      for (BirthDate born : profile.born()) {
        if (born.whole()) {
          add("gmd", given.skeleton(), Integer.toString(born.orderFree() % 10_000));
        }
      }
    }
    for (Word postcode : profile.postcodes()) {
      String district = district(postcode.text());
      each(profile.given(), "dn", district, true);
      for (Word given : profile.given()) {
        for (int form : given.nearly()) {
          add("nd", Integer.toString(form), district);
        }
      }
      each(profile.family(), "dn", district, true);
      years("dy", district);
      for (Word occupation : profile.occupations()) {
        years("doy", district + "," + occupation.text());
      }
    }
    for (Word place : profile.places()) {
      years("ly", place.text());
      each(profile.occupations(), "lo", place.text(), false);
      for (Word family : profile.family()) {
        add("fl3", start(family, 3), place.text());
        add("fl-3", end(family, 3), place.text());
      }
      for (Word given : profile.given()) {
        for (int form : given.nearly()) {
          add("nl", Integer.toString(form), place.text());
        }
      }
      for (Word occupation : profile.occupations()) {
        years("loy", place.text() + "," + occupation.text());
      }
    }
  }

  /** With each possible year of birth. */
  private void years(String kind, String rest) {
    for (BirthDate born : profile.born()) {
      add(kind, rest, Integer.toString(born.year()));
    }
    if (profile.born().isEmpty() && profile.bornFrom() > 0) {
      for (int year = profile.bornFrom() - 1; year <= profile.bornTo() + 1; year++) {
        add(kind, rest, Integer.toString(year));
      }
    }
  }

  private void each(Word[] words, String kind, String rest, boolean bySound) {
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
