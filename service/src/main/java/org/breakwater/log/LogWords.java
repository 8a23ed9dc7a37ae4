package org.breakwater.log;

import java.util.ArrayList;
import java.util.List;
import org.breakwater.pages.Row;
import org.breakwater.pages.Words;
import org.jspecify.annotations.Nullable;

/** What the page of the log says. */
public final class LogWords {
  private final Standing standing;
  private final Words words;

  LogWords(Standing standing, Words words) {
    this.standing = standing;
    this.words = words;
  }

  /** Why it stands still, if it must; a key of the texts. */
  public @Nullable String refused() {
    Refusal refusal = standing.refusal();
    return refusal == null ? null : words.of("log.refused." + refusal.why(), refusal.size());
  }

  /** How far it has come. */
  public List<Row> facts() {
    var rows = new ArrayList<Row>();
    rows.add(Row.of(words.of("log.size"), Long.toString(standing.size())));
    rows.add(Row.of(words.of("log.waiting"), words.of("log.waiting.count", standing.waiting())));
    String vkey = standing.vkey();
    if (vkey != null) {
      rows.add(Row.of(words.of("log.name"), vkey.substring(0, vkey.indexOf('+'))));
      rows.add(Row.of(words.of("log.vkey"), vkey));
    }
    return rows;
  }
}
