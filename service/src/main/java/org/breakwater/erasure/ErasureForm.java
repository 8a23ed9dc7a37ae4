package org.breakwater.erasure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.breakwater.pages.Form;
import org.breakwater.pages.Option;
import org.breakwater.pages.Words;
import org.springframework.util.MultiValueMap;

/** What was typed on the page of an erasure, kept to be shown again. */
public record ErasureForm(MultiValueMap<String, String> typed) implements Form {
  /** The longest reasons, in characters. */
  public static final int LONGEST = 2_000;

  /** Whether a report was chosen. */
  public boolean chosen(UUID entry) {
    return has("entry", entry.toString());
  }

  /** Why words may go, to choose from. */
  public List<Option> grounds(Words words) {
    return Arrays.stream(ErasureEvent.Ground.values())
        .map(ground ->
            Option.of(
                ground.name(),
                words.of("erasure.ground." + ground),
                one("ground").equals(ground.name())))
        .toList();
  }

  /** The rules, to choose from. */
  public List<Option> rules(List<RetentionRule> rules, Words words) {
    var options = new ArrayList<Option>();
    options.add(Option.of("", words.of("erasure.rule.none"), one("rule").isEmpty()));
    for (RetentionRule rule : rules) {
      options.add(
          Option.of(
              rule.name(),
              words.of("erasure.rule." + rule.name()),
              one("rule").equals(rule.name())));
    }
    return options;
  }
}
