package org.breakwater.town;

import org.jspecify.annotations.Nullable;

/** One person of the town as they truly are; days are epoch days. */
final class Resident {
  static final int NEVER = Integer.MAX_VALUE;

  final int id;
  final Household household;
  final boolean male;
  final int born;
  final int community;
  final String given;
  final String family;
  final boolean parent;

  /** What friends call them, where it is not a form of the given name. */
  @Nullable String nickname;

  String familyBefore;
  int renamed = Integer.MIN_VALUE;
  String phone = "";
  String laterPhone = "";
  int rephoned = NEVER;
  @Nullable String plate;

  /**
   * In care from this day to before the other, at {@link #placement}; never when the first is
   * {@link #NEVER}.
   */
  int careFrom = NEVER;

  int careTo = NEVER;
  @Nullable Address placement;
  int school;

  Resident(
      int id,
      Household household,
      boolean male,
      int born,
      int community,
      String given,
      String family,
      boolean parent) {
    this.id = id;
    this.household = household;
    this.male = male;
    this.born = born;
    this.community = community;
    this.given = given;
    this.family = family;
    this.familyBefore = family;
    this.parent = parent;
  }

  int age(int day) {
    return Math.floorDiv((day - born) * 100, 36_525);
  }

  boolean inCare(int day) {
    return careFrom <= day && day < careTo;
  }

  String family(int day) {
    return day < renamed ? familyBefore : family;
  }

  String phone(int day) {
    return day < rephoned ? phone : laterPhone;
  }

  Address address(int day) {
    return placement != null && inCare(day) ? placement : household.address(day);
  }
}
