package org.breakwater.linkage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which names are forms of one name; a word may be a form of several. */
final class NameTables {
  static final NameTables GIVEN = read("given-variants.txt");
  static final NameTables FAMILY = read("family-variants.txt");
  static final int[] NONE = {};

  /** Of a shorter word a slip makes too many others. */
  private static final int SHORTEST = 4;

  private final Map<String, int[]> groups = new HashMap<>();

  /** Names by what is left of them without one of their letters, and whole. */
  private final Map<String, Set<String>> without = new HashMap<>();

  private static NameTables read(String resource) {
    var tables = new NameTables();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(NameTables.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      int group = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          int number = group++;
          Text.words(line.replace("'", "")).stream().distinct().forEach(w -> tables.add(w, number));
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return tables;
  }

  private void add(String word, int group) {
    if (word.length() >= SHORTEST && !groups.containsKey(word)) {
      for (int i = -1; i < word.length(); i++) {
        String less = i < 0 ? word : word.substring(0, i) + word.substring(i + 1);
        without.computeIfAbsent(less, _ -> new TreeSet<>()).add(word);
      }
    }
    groups.merge(
        word,
        new int[] {group},
        (old, one) -> {
          int[] longer = Arrays.copyOf(old, old.length + 1);
          longer[old.length] = one[0];
          return longer;
        });
  }

  /** The names that a word is a form of, as numbers in rising order. */
  int[] of(String word) {
    return groups.getOrDefault(word, NONE);
  }

  /**
   * The names that a word is a form of if one slip was made in writing it; none for short words.
   */
  int[] nearly(String word) {
    var near = new TreeSet<Integer>();
    if (word.length() >= SHORTEST) {
      for (int i = -1; i < word.length(); i++) {
        String less = i < 0 ? word : word.substring(0, i) + word.substring(i + 1);
        for (String name : without.getOrDefault(less, Set.of())) {
          if (Text.oneSlip(word, name)) {
            Arrays.stream(of(name)).forEach(near::add);
          }
        }
      }
    }
    return near.stream().mapToInt(n -> n).toArray();
  }

  static boolean share(int[] a, int[] b) {
    for (int one : a) {
      for (int other : b) {
        if (one == other) {
          return true;
        }
      }
    }
    return false;
  }
}
