package org.breakwater.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The words that the town's writers, children and parents use, by voice. */
final class Phrases {
  /** Borne by innocent men and offenders alike. */
  static final List<String> NICKNAMES =
      List.of(
          "Ace", "Biggie", "Bones", "Boss", "Buster", "Chef", "Dezzy", "Dollar", "Duke", "Fizz",
          "Flash", "Ginger", "Gaffer", "Happy", "Jet", "Jonah", "Kez", "Lanky", "Lucky", "Mac",
          "Maz", "Mouse", "Oggy", "Pops", "Prof", "Rio", "Rocky", "Shady", "Skip", "Slim", "Smiler",
          "Sonny", "Spud", "Stretch", "Tank", "Tiny", "Uncle", "Ziggy");

  private static final String[] BUSINESS_FIRST =
      "Anchor Bluebell Crescent Dolphin Express Fountain Golden Halfway Imperial Jubilee Kingfisher Lighthouse Moonlight Peacock Regal Starlight Tower Victory Windmill Zigzag"
          .split(" ");
  private static final String[] BUSINESS_SECOND = {
    "Fried Chicken",
    "Cars",
    "Kebab House",
    "Pizza",
    "Taxis",
    "Hotel",
    "Guest House",
    "Shisha Lounge",
    "Car Wash",
    "Snooker Hall",
    "Grill",
    "Mini Market"
  };

  private final Map<String, List<String>> voices = new HashMap<>();

  Phrases() {
    List<String> lines = new ArrayList<>();
    for (var line :
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
      if (line.startsWith("["))
        voices.put(line.substring(1, line.length() - 1), lines = new ArrayList<>());
      else lines.add(line);
    }
  }

  String any(String voice, SplittableRandom random) {
    var lines = Objects.requireNonNull(voices.get(voice), voice);
    return lines.get(random.nextInt(lines.size()));
  }

  static String business(SplittableRandom random) {
    return BUSINESS_FIRST[random.nextInt(BUSINESS_FIRST.length)]
        + " "
        + BUSINESS_SECOND[random.nextInt(BUSINESS_SECOND.length)];
  }

  private static String text() {
    try (var in = Phrases.class.getResourceAsStream("phrases.txt")) {
      return new String(
          Objects.requireNonNull(in, "phrases.txt").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
