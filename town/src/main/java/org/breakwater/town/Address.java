package org.breakwater.town;

/** A house of the town; its area is the number in its postcode. */
record Address(int number, String street, String postcode) {
  String line() {
    return number + " " + street;
  }

  int area() {
    return postcode.charAt(2) - '0';
  }
}
