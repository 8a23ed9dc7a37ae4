package org.breakwater.linkage;

import java.util.List;

/**
 * A record as one model reads it, ready to be compared many times.
 *
 * @param lone whether the whole name is one word, which may be the given or the family name
 * @param bornFrom earliest year of birth that the age allows, 0 without an age
 * @param sex f, m, or a blank
 * @param labelled identifiers and other values, each under its comparison's name
 */
record Profile(
    PersonRecord record,
    Word[] given,
    Word[] middle,
    Word[] family,
    boolean lone,
    Word[] knownAs,
    List<BirthDate> born,
    int[] bornRarity,
    int bornFrom,
    int bornTo,
    char sex,
    List<AddressLine> addresses,
    Word[] houses,
    Word[] postcodes,
    Word[] places,
    Word[] phones,
    Word[] occupations,
    Labelled[] labelled) {

  /** One labelled value; whether it could be valid matters to identifiers only. */
  record Labelled(int slot, Word word, boolean possible) {}
}
