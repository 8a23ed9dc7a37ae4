package org.breakwater.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Viewer;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Marking;

/**
 * Who may see a report, as typed.
 *
 * @param level the code of a {@link Marking.Level}; anything else is open
 * @param posts codes of posts
 * @param readers sign-in names, with commas or spaces between
 */
record Circle(String level, List<String> posts, String readers) {
  /** The marking it makes, in which whoever makes it always is: nobody shuts themselves out. */
  Marking marking(Viewer by, Colleagues colleagues, Words say, List<Wrong> wrong) {
    return switch (level) {
      case "RESTRICTED" ->
          new Marking(
              Marking.Level.RESTRICTED,
              Stream.concat(posts.stream(), Stream.of(by.post())).toList());
      case "SEALED" -> new Marking(Marking.Level.SEALED, named(by, colleagues, say, wrong));
      default -> Marking.OPEN;
    };
  }

  private List<String> named(Viewer by, Colleagues colleagues, Words say, List<Wrong> wrong) {
    List<String> typed =
        Stream.of(readers.split("[,;\\s]+"))
            .filter(name -> !name.isBlank())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    var found = colleagues.named(by, typed);
    if (!found.keySet().containsAll(typed)) {
      wrong.add(new Wrong(say.of("writing.wrong.readers"), "readers"));
    }
    var readers = new ArrayList<>(found.values().stream().map(UUID::toString).toList());
    readers.add(by.id().toString());
    return readers;
  }
}
