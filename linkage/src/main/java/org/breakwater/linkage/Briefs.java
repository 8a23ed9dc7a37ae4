package org.breakwater.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The little of each record by which most strangers can be told apart: a given and a family name
 * and a whole date of birth, of records that have one of each. Side by side, so that looking at it
 * fetches nothing else of the record.
 */
final class Briefs {
  private static final byte NUMBERED = 1;
  private static final byte OCCUPIED = 2;

  final @Nullable Word[] given;
  final Word[] family;
  final BirthDate[] born;
  private final byte[] has;

  Briefs(List<Profile> profiles) {
    given = new Word[profiles.size()];
    family = new Word[profiles.size()];
    born = new BirthDate[profiles.size()];
    has = new byte[profiles.size()];
    Map<BirthDate, BirthDate> dates = new HashMap<>();
    for (int row = 0; row < has.length; row++) {
      Profile profile = profiles.get(row);
      if (brief(profile)) {
        given[row] = profile.given()[0];
        family[row] = profile.family()[0];
        born[row] = dates.computeIfAbsent(profile.born().getFirst(), date -> date);
        has[row] |= profile.labelled().length > 0 ? NUMBERED : 0;
        has[row] |= profile.occupations().length > 0 ? OCCUPIED : 0;
      }
    }
  }

  /** Whether these tell most of what a record's names and date of birth can weigh. */
  static boolean brief(Profile profile) {
    return !profile.lone()
        && profile.given().length == 1
        && profile.middle().length == 0
        && profile.family().length == 1
        && profile.knownAs().length == 0
        && profile.born().size() == 1
        && profile.born().getFirst().whole();
  }

  /** Whether both have numbers or other values of their own. */
  boolean numbered(int row, int other) {
    return (has[row] & has[other] & NUMBERED) != 0;
  }

  boolean occupied(int row, int other) {
    return (has[row] & has[other] & OCCUPIED) != 0;
  }
}
