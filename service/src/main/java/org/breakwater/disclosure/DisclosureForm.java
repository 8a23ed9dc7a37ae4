package org.breakwater.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.pages.Form;
import org.breakwater.pages.Option;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.story.TypedDays;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What was typed to make a disclosure, kept to be shown again.
 *
 * @param days whose entries are shown
 */
public record DisclosureForm(MultiValueMap<String, String> typed, TypedDays days) implements Form {
  /** The longest reasons, in characters. */
  public static final int LONGEST = 2_000;

  private static final int LONGEST_NAME = 200;

  /** Before the id of each entry in the name of its question. */
  private static final String ENTRY = "e-";

  /** The name of the question whether an entry is given. */
  public static String question(UUID entry) {
    return ENTRY + entry;
  }

  /** What for, to choose from. */
  public List<Option> grounds(Words words) {
    return Arrays.stream(DisclosureEvent.Ground.values())
        .map(ground ->
            Option.of(
                ground.name(),
                words.of("disclosure.ground." + ground),
                one("ground").equals(ground.name())))
        .toList();
  }

  /** To give an entry, or why not. */
  public List<Option> answers(UUID entry, Words words) {
    String answer = one(question(entry));
    return Stream.concat(
            Stream.of(Option.of("", words.of("disclosure.give"), answer.isEmpty())),
            Arrays.stream(DisclosureEvent.Why.values())
                .filter(DisclosureForm::asked)
                .map(why ->
                    Option.of(
                        why.name(),
                        words.of("disclosure.hold", words.of("disclosure.why." + why)),
                        answer.equals(why.name()))))
        .toList();
  }

  private static boolean asked(DisclosureEvent.Why why) {
    return why != DisclosureEvent.Why.AFTERWARDS && why != DisclosureEvent.Why.ERASED;
  }

  /** Why an entry is held back as typed; null where it is given. */
  public DisclosureEvent.@Nullable Why why(UUID entry) {
    return why(one(question(entry))).orElse(null);
  }

  private static Optional<DisclosureEvent.Why> why(String code) {
    return Arrays.stream(DisclosureEvent.Why.values())
        .filter(DisclosureForm::asked)
        .filter(why -> why.name().equals(code))
        .findFirst();
  }

  /** Everything typed again, for the page on which it is checked. */
  public List<Map.Entry<String, String>> again() {
    return typed.entrySet().stream()
        .filter(field -> !field.getKey().equals("step") && !field.getKey().startsWith("_"))
        .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
        .toList();
  }

  /** What is wanted; nothing while something is wrong. */
  Optional<Disclosures.Wanted> wanted(UUID person, Words words, List<Wrong> wrong) {
    if (one("recipient").isEmpty() || one("recipient").length() > LONGEST_NAME) {
      wrong.add(new Wrong(words.of("disclosure.wrong.recipient", LONGEST_NAME), "recipient"));
    }
    Optional<DisclosureEvent.Ground> ground =
        Arrays.stream(DisclosureEvent.Ground.values())
            .filter(one -> one.name().equals(one("ground")))
            .findFirst();
    if (ground.isEmpty()) {
      wrong.add(new Wrong(words.of("disclosure.wrong.ground"), "ground"));
    }
    if (one("reasons").isEmpty() || one("reasons").length() > LONGEST) {
      wrong.add(new Wrong(words.of("disclosure.wrong.reasons", LONGEST), "reasons"));
    }
    Map<UUID, Optional<DisclosureEvent.Why>> chosen = chosen();
    if (chosen.values().stream().noneMatch(Optional::isEmpty)) {
      wrong.add(new Wrong(words.of("disclosure.wrong.nothing"), "entries"));
    }
    return wrong.isEmpty()
        ? ground.map(it ->
            new Disclosures.Wanted(person, days, one("recipient"), it, one("reasons"), chosen))
        : Optional.empty();
  }

  private Map<UUID, Optional<DisclosureEvent.Why>> chosen() {
    var chosen = new LinkedHashMap<UUID, Optional<DisclosureEvent.Why>>();
    for (String name : new ArrayList<>(typed.keySet())) {
      if (name.startsWith(ENTRY) && chosen.size() < Disclosures.MOST) {
        try {
          chosen.put(UUID.fromString(name.substring(ENTRY.length())), why(one(name)));
        } catch (IllegalArgumentException _) {
          continue; // no question of ours
        }
      }
    }
    return chosen;
  }
}
