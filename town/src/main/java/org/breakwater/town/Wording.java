package org.breakwater.town;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Puts the people and things of a scene into a phrase. */
final class Wording {
  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

  private Wording() {}

  static String fill(String phrase, Scene scene, String name, SplittableRandom random) {
    var child = scene.child();
    var friend = scene.friend();
    var man = scene.man();
    boolean boy = child != null && child.male;
    var parents = child == null ? java.util.List.<Resident>of() : child.household.parents();
    var nickname =
        man == null || man.nickname == null
            ? Phrases.NICKNAMES.get(random.nextInt(Phrases.NICKNAMES.size()))
            : man.nickname;
    var words =
        Map.ofEntries(
            Map.entry("name", name.isEmpty() ? "the young person" : name),
            Map.entry("he", boy ? "he" : "she"),
            Map.entry("him", boy ? "him" : "her"),
            Map.entry("his", boy ? "his" : "her"),
            Map.entry("He", boy ? "He" : "She"),
            Map.entry("His", boy ? "His" : "Her"),
            Map.entry("friend", friend == null ? "a friend" : friend.given),
            Map.entry(
                "parent",
                parents.isEmpty() ? "carer" : parents.getFirst().male ? "father" : "mother"),
            Map.entry("nick", nickname),
            Map.entry("place", scene.place()),
            Map.entry("plate", scene.plate() == null ? "no plate seen" : scene.plate()),
            Map.entry(
                "street", child == null ? "the main road" : child.address(scene.day()).street()),
            Map.entry("days", Integer.toString(2 + random.nextInt(5))));
    var filled = new StringBuilder();
    var gaps = GAP.matcher(phrase);
    while (gaps.find()) {
      var word = words.getOrDefault(gaps.group(1), gaps.group());
      boolean opens = gaps.start() == 0 || phrase.startsWith(". ", gaps.start() - 2);
      gaps.appendReplacement(
          filled,
          java.util.regex.Matcher.quoteReplacement(
              opens ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word));
    }
    return gaps.appendTail(filled).toString();
  }
}
