package org.breakwater.patterns;

import java.util.Arrays;

/** A growing list of whole numbers. */
final class Ints {
  private int[] values = new int[4];
  private int size;

  void add(int value) {
    if (size == values.length) values = Arrays.copyOf(values, size * 2);
    values[size++] = value;
  }

  int get(int at) {
    return values[at];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** In a list of rising numbers, how many are not above this one. */
  int countTo(int value) {
    int found = Arrays.binarySearch(values, 0, size, value);
    return found < 0 ? -found - 1 : found + 1;
  }

  /** An array of at least this length with the same beginning. */
  static int[] room(int[] values, int length) {
    return values.length >= length
        ? values
        : Arrays.copyOf(values, Math.max(length, values.length * 2));
  }
}
