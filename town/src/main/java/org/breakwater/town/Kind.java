package org.breakwater.town;

import java.util.List;

/**
 * The kinds of report that the town's agencies write in ordinary life.
 *
 * <p>Rates are reports a year for each 1,000 people; shares are in hundredths.
 */
enum Kind {
  SCHOOL_ATTENDANCE("school", "attendance", "school-attendance", 11, 5, 16, 25, 6, "neglect", 5),
  SCHOOL_CONCERN("school", "concern", "school-concern", 9, 4, 18, 35, 30, "neglect", 22),
  SCHOOL_CONTACT("school", "contact", "school-contact", 1.5, 4, 18, 80, 8, "neglect", 5),
  HEALTH_ATTENDANCE(
      "health", "health-attendance", "health-attendance", 20, 0, 18, 30, 6, "physical-abuse", 6),
  SOCIAL_CONTACT("social-care", "contact", "social-contact", 10, 0, 18, 85, 20, "neglect", 55),
  POLICE_DOMESTIC(
      "police", "domestic-abuse", "police-domestic", 8, 0, 18, 100, 5, "domestic-abuse", 65),
  POLICE_STOP("police", "stop-check", "police-stop", 3.5, 10, 18, 0, 0, "criminal-exploitation", 1),
  POLICE_INTELLIGENCE(
      "police",
      "intelligence",
      "police-intelligence",
      4,
      11,
      18,
      0,
      0,
      "criminal-exploitation",
      12),
  POLICE_MISSING("police", "missing", "police-missing", 1.8, 10, 18, 60, 15, "missing", 50),
  POLICE_CONCERN(
      "police", "concern", "police-concern", 2, 8, 18, 30, 8, "criminal-exploitation", 10),
  COMMUNITY_CONCERN("community", "concern", "community-concern", 2.2, 2, 17, 15, 0, "neglect", 8),
  VOLUNTARY_CONTACT("voluntary", "contact", "voluntary-contact", 1.6, 3, 18, 50, 20, "neglect", 4),
  VOLUNTARY_CONCERN("voluntary", "concern", "voluntary-concern", 0.9, 4, 18, 30, 40, "neglect", 25),
  YOUTH_CONTACT(
      "youth-service", "contact", "youth-contact", 1.6, 10, 18, 5, 30, "emotional-abuse", 3),
  YOUTH_OUTREACH(
      "youth-service", "outreach", "youth-outreach", 1.4, 11, 18, 0, 30, "emotional-abuse", 3),
  PLACEMENT("social-care", "placement", "placement", 1.6, 0, 18, 10, 35, "emotional-abuse", 6);

  final String agency;
  final String kind;
  final String voice;
  final double rate;
  final int youngest;
  final int under;
  final int family;
  final int words;
  final String concern;
  final int concerned;

  Kind(
      String agency,
      String kind,
      String voice,
      double rate,
      int youngest,
      int under,
      int family,
      int words,
      String concern,
      int concerned) {
    this.agency = agency;
    this.kind = kind;
    this.voice = voice;
    this.rate = rate;
    this.youngest = youngest;
    this.under = under;
    this.family = family;
    this.words = words;
    this.concern = concern;
    this.concerned = concerned;
  }

  /** How many in 100 of this agency's mentions of a child lack a birth date. */
  int undated() {
    return switch (agency) {
      case "school", "health" -> 2;
      case "social-care" -> 4;
      case "police" -> 10;
      case "voluntary" -> 30;
      case "youth-service" -> 45;
      default -> 75;
    };
  }

  List<String> posts() {
    return switch (agency) {
      case "school" ->
          List.of(
              "Designated safeguarding lead",
              "Pastoral lead",
              "Head of year",
              "Class teacher",
              "Attendance officer");
      case "health" ->
          List.of(
              "Emergency department nurse",
              "School nurse",
              "Health visitor",
              "General practitioner");
      case "social-care" ->
          List.of("Duty social worker", "Social worker", "Family support worker", "Team manager");
      case "police" ->
          List.of(
              "Response officer",
              "Neighbourhood officer",
              "Missing persons coordinator",
              "Intelligence officer");
      case "voluntary" -> List.of("Project worker", "Helpline volunteer", "Refuge worker");
      case "youth-service" -> List.of("Youth worker", "Detached youth worker");
      default -> List.of("Neighbour", "Member of the public", "Shop worker");
    };
  }
}
