package org.breakwater.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of one record's fields ({@link Keys#fields}) another has too: whoever looks through a
 * thousand who share a key would hash the fields of each only to see that they are others.
 */
final class Fields {
  private final List<Field> fields = new ArrayList<>();

  private interface Field {
    boolean has(Profile other);
  }

  Fields(Profile own) {
    for (Word word : own.given()) {
      fields.add(other -> sounds(other.given(), word));
    }
    for (Word word : own.family()) {
      fields.add(other -> sounds(other.family(), word));
    }
    for (Word word : own.middle()) {
      fields.add(other -> sounds(other.middle(), word));
    }
    for (Word word : own.postcodes()) {
      fields.add(other -> stands(other.postcodes(), word));
    }
    for (Word word : own.places()) {
      fields.add(other -> stands(other.places(), word));
    }
    for (Word word : own.occupations()) {
      fields.add(other -> stands(other.occupations(), word));
    }
    for (Word word : own.phones()) {
      fields.add(other -> stands(other.phones(), word));
    }
    for (Word word : own.houses()) {
      fields.add(other -> stands(other.houses(), word));
    }
    for (BirthDate born : own.born()) {
      fields.add(other -> year(other, born.year()));
      fields.add(other -> day(other, born));
    }
    if (own.born().isEmpty() && own.bornFrom() > 0) {
      for (int from = own.bornFrom() - 1; from <= own.bornTo() + 1; from++) {
        int year = from;
        fields.add(other -> year(other, year));
      }
    }
  }

  int count() {
    return fields.size();
  }

  boolean has(int field, Profile other) {
    return fields.get(field).has(other);
  }

  private static boolean sounds(Word[] words, Word wanted) {
    for (Word word : words) {
      if (word == wanted || word.skeleton().equals(wanted.skeleton())) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(Word[] words, Word wanted) {
    for (Word word : words) {
      if (word == wanted || word.text().equals(wanted.text())) {
        return true;
      }
    }
    return false;
  }

  private static boolean year(Profile other, int year) {
    for (int i = 0; i < other.born().size(); i++) {
      if (other.born().get(i).year() == year) {
        return true;
      }
    }
    return other.born().isEmpty()
        && other.bornFrom() > 0
        && year >= other.bornFrom() - 1
        && year <= other.bornTo() + 1;
  }

  private static boolean day(Profile other, BirthDate wanted) {
    for (int i = 0; i < other.born().size(); i++) {
      if (other.born().get(i).orderFree() % 10_000 == wanted.orderFree() % 10_000) {
        return true;
      }
    }
    return false;
  }
}
