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

  void set(int at, int value) {
    values[at] = value;
  }

  /** Puts a number into a list of rising numbers, if it is not there. */
  void insert(int value) {
    int before = countTo(value);
    if (before > 0 && values[before - 1] == value) return;
    add(value);
    System.arraycopy(values, before, values, before + 1, size - 1 - before);
    values[before] = value;
  }

  /** Takes a number out of a list of rising numbers, if it is there. */
  void remove(int value) {
    int before = countTo(value);
    if (before == 0 || values[before - 1] != value) return;
    System.arraycopy(values, before, values, before - 1, size - before);
    size--;
  }

  /** Adds so much to each number from one on. */
  void addFrom(int at, int more) {
    for (int i = at; i < size; i++) values[i] += more;
  }

  void removeLast() {
    size--;
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
