package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * What a key is made of. At most 64, so that a set of them is the bits of one number, and a key's
 * kind fits beside it.
 */
enum KeyKind {
  NUMBER("n", "number"),
  NUMBER_START("ns", "start of a number"),
  NUMBER_END("ne", "end of a number"),
  NUMBER_LESS("nd", "number but for one character"),
  PHONE("p", "phone"),
  PHONE_GIVEN("pg", "phone and initial"),
  PHONE_LESS("pd", "phone but for one digit"),
  BORN("b", "date of birth"),
  BORN_INITIAL("bg", "date of birth and initial"),
  BORN_SOUND("bgs", "date of birth and sound of the given name"),
  BORN_FORM("bgf", "date of birth and form of the given name"),
  BORN_NAME("bf", "date of birth and sound of a name"),
  BORN_POSTCODE("bp", "date of birth and postcode"),
  BORN_PLACE("bl", "date of birth and place"),
  BORN_OCCUPATION("bo", "date of birth and occupation"),
  DAY_NAMES("mgf", "birthday, initial and sound of the family name"),
  DAY_GIVEN("gmd", "birthday and sound of the given name"),
  NAMES("gf", "sound of both names"),
  NAMES_WRITTEN("gfx", "both names as written"),
  NAMES_YEAR("gfy", "sound of both names and year of birth"),
  NAMES_PLACE("gfl", "sound of both names and place"),
  NAMES_OCCUPATION("gfo", "sound of both names and occupation"),
  NAMES_MIDDLE("gfm", "sound of all three names"),
  NAMES_DISTRICT("gfd", "sound of both names and postcode district"),
  FORM_FAMILY("nf", "form of the given name and sound of the family name"),
  FORM_FAMILY_YEAR("nfy", "form of the given name, sound of the family name and year of birth"),
  FORM_FAMILY_START("nf3", "form of the given name and start of the family name"),
  FORM_FAMILY_END("nf-3", "form of the given name and end of the family name"),
  FORM_FAMILY_PLACE("nfl", "form of the given name, sound of the family name and place"),
  INITIAL_FAMILY_YEAR("ify", "initial, sound of the family name and year of birth"),
  GIVEN_FAMILY_YEAR("gsy", "sound of the given name, start of the family name and year of birth"),
  GIVEN("g", "sound of the given name"),
  GIVEN_YEAR("gy", "sound of the given name and year of birth"),
  GIVEN_PLACE("gl", "sound of the given name and place"),
  GIVEN_PLACE_YEAR("gly", "sound of the given name, place and year of birth"),
  GIVEN_OCCUPATION("go", "sound of the given name and occupation"),
  FORM_OCCUPATION("no", "form of the given name and occupation"),
  FORM_DISTRICT("nfd", "form of the given name and postcode district"),
  FORM_PLACE("nl", "form of the given name and place"),
  FAMILY("f", "sound of the family name"),
  FAMILY_YEAR("fy", "sound of the family name and year of birth"),
  FAMILY_PLACE("fl", "sound of the family name and place"),
  FAMILY_START_PLACE("fl3", "start of the family name and place"),
  FAMILY_END_PLACE("fl-3", "end of the family name and place"),
  FAMILY_OCCUPATION("fo", "sound of the family name and occupation"),
  FAMILY_LESS_YEAR("fd", "family name but for one letter and year of birth"),
  FAMILY_LESS_INITIAL("fdg", "family name but for one letter and initial"),
  POSTCODE("c", "postcode"),
  POSTCODE_NAME("cf", "postcode and sound of a name"),
  POSTCODE_YEAR("cy", "postcode and year of birth"),
  POSTCODE_START("cg", "postcode and start of a name"),
  POSTCODE_OCCUPATION("co", "postcode and occupation"),
  DISTRICT_NAME("dn", "postcode district and sound of a name"),
  DISTRICT_YEAR("dy", "postcode district and year of birth"),
  DISTRICT_OCCUPATION_YEAR("doy", "postcode district, occupation and year of birth"),
  HOUSE("h", "house"),
  HOUSE_INITIAL("hg", "house and initial"),
  ALIAS("k", "street name"),
  ALIAS_YEAR("ky", "street name and year of birth"),
  ALIAS_GIVEN("kg", "street name and sound of the given name"),
  PLACE_YEAR("ly", "place and year of birth"),
  PLACE_OCCUPATION("lo", "place and occupation"),
  PLACE_OCCUPATION_YEAR("loy", "place, occupation and year of birth");

  static final long ALL = -1L;

  private static final KeyKind[] KINDS = values();

  /** Begins a key of this kind, also where keys are kept: never changed. */
  final String code;

  final String words;

  KeyKind(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The one bit that stands for this kind in a set of kinds. */
  long bit() {
    return 1L << ordinal();
  }

  static long bits(KeyKind... kinds) {
    long bits = 0;
    for (KeyKind kind : kinds) {
      bits |= kind.bit();
    }
    return bits;
  }

  static int count() {
    return KINDS.length;
  }

  /** In words, in the order of this list. */
  static List<String> words(long kinds) {
    var words = new ArrayList<String>();
    for (KeyKind kind : KINDS) {
      if ((kinds & kind.bit()) != 0) {
        words.add(kind.words);
      }
    }
    return words;
  }
}
