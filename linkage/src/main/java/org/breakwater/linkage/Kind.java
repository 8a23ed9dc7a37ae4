package org.breakwater.linkage;

/** What a value says about a person. */
public enum Kind {
  GIVEN,
  MIDDLE,
  FAMILY,
  /** All names in one, as they are spoken: the first is taken as given, the last as family name. */
  FULLNAME,
  /** A street name or alias. */
  KNOWNAS,
  /** A date of birth, whole or only a year or month. */
  BORN,
  /** Years on a day, which is the value's label (ISO 8601). */
  AGE,
  SEX,
  ADDRESS,
  POSTCODE,
  PLACE,
  PHONE,
  OCCUPATION,
  /** A number that names one person; the label is its scheme. */
  IDENTIFIER,
  /** Anything else; the label is its name. */
  OTHER
}
