package org.breakwater.bench.linkage;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.breakwater.linkage.Kind;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.SharedValues;

/**
 * Invented people of whom every fifth is there twice, the second time with a slip. Few names are
 * borne by many and many by few, as real ones are. Ten million are made in the memory that their
 * records take: whatever else a set of them tells is read off these.
 */
final class Invented {
  private static final List<String> COLUMNS =
      List.of("given", "family", "born", "address", "postcode");
  private static final Kind[] KINDS = {
    Kind.GIVEN, Kind.FAMILY, Kind.BORN, Kind.ADDRESS, Kind.POSTCODE
  };

  private static final List<String> SYLLABLES =
      List.of(
          "an", "bel", "cor", "dun", "el", "far", "gil", "har", "is", "jo", "ka", "lor", "mar",
          "nes", "or", "pen", "quil", "ros", "sel", "tam", "ul", "ver", "wen", "yar", "zel");

  private final Random random = new Random(20_260);
  private final List<String> given = names(400);
  private final List<String> family = names(6_000);
  private final SharedValues shared = new SharedValues();
  private final List<PersonRecord> records;
  private final int[] people;

  private Invented(int size) {
    records = new ArrayList<>(size);
    people = new int[size];
    while (records.size() < size) {
      int person = records.size();
      String[] said = person(size);
      add(said, person);
      if (random.nextInt(5) == 0 && records.size() < size) {
        int at = random.nextInt(said.length);
        said[at] = random.nextBoolean() ? slip(said[at]) : "";
        add(said, person);
      }
    }
  }

  /** So many records, the same each time. */
  static LabelledSet of(int size) {
    var invented = new Invented(size);
    return new LabelledSet(
        "invented",
        invented.records,
        COLUMNS,
        view(size, row -> said(invented.records.get(row))),
        view(size, row -> Integer.toString(invented.people[row])));
  }

  private void add(String[] said, int person) {
    int row = records.size();
    var record = PersonRecord.of("a", Integer.toString(row), shared);
    for (int i = 0; i < said.length; i++) {
      record.with(KINDS[i], said[i]);
    }
    records.add(record.record());
    people[row] = person;
  }

  private String[] person(int size) {
    int home = random.nextInt(size);
    return new String[] {
      given.get(common(given.size())),
      family.get(common(family.size())),
      1990
          + random.nextInt(20)
          + "-"
          + two(1 + random.nextInt(12))
          + "-"
          + two(1 + random.nextInt(28)),
      home % 180 + 1 + " " + family.get(home % family.size()) + " Road",
      letter(home % 23)
          + letter(home / 23 % 23)
          + (1 + home / 529 % 20)
          + " "
          + home % 10
          + letter(home / 7 % 20)
          + letter(home / 140 % 20)
    };
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String letter(int number) {
    return Character.toString('A' + number);
  }

  private int common(int size) {
    double share = random.nextDouble();
    return (int) (size * share * share * share);
  }

  private List<String> names(int many) {
    var names = new ArrayList<String>();
    while (names.size() < many) {
      var name = new StringBuilder();
      for (int i = 2 + random.nextInt(2); i > 0; i--) {
        name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
      }
      names.add(name.toString());
    }
    return names;
  }

  private String slip(String word) {
    int at = random.nextInt(word.length());
    return word.substring(0, at) + word.substring(at + 1);
  }

  /** A record's values in the order of the columns. */
  private static List<String> said(PersonRecord record) {
    var said = new String[KINDS.length];
    for (int i = 0; i < said.length; i++) {
      said[i] = "";
      for (PersonRecord.Value value : record.values()) {
        said[i] = value.kind() == KINDS[i] ? value.text() : said[i];
      }
    }
    return List.of(said);
  }

  private interface Row<T> {
    T of(int row);
  }

  private static <T> List<T> view(int size, Row<T> rows) {
    return new AbstractList<>() {
      @Override
      public T get(int row) {
        return rows.of(row);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }
}
