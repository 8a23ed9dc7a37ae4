package org.breakwater.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Looks;
import org.breakwater.database.Transactions;
import org.breakwater.record.Entries;
import org.breakwater.record.Entry;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out one person's story for those who must read it elsewhere, such as an inquiry. Whoever
 * runs it sees every entry, whatever its marking: it is for an operator at the machine.
 */
public final class ExportStory {
  private static final int A_BATCH = 500;

  private final Transactions transactions;
  private final Entries entries;
  private final Looks looks;
  private final JsonMapper json;

  ExportStory(Transactions transactions, Entries entries, Looks looks, JsonMapper json) {
    this.transactions = transactions;
    this.entries = entries;
    this.looks = looks;
    this.json = json;
  }

  /**
   * Writes NDJSON, one entry a line, oldest first, the words a batch at a time. A person who was
   * merged is followed to where their mentions went. That it is handed out is on record first.
   *
   * @param operator the operating system's name for whoever runs the command
   * @return how many entries; none for somebody who is not on record
   * @throws UncheckedIOException when {@code out} cannot be written to
   */
  public int export(String operator, UUID person, AsKnown asKnown, Writer out) {
    UUID now = transactions.writing(() -> new People(transactions.jdbc(), json).now(person));
    looks.exporting(operator, "exported-story", List.of(Subject.person(now)));
    return transactions.writing(() -> {
      var jdbc = transactions.jdbc();
      Chronology chronology = Chronology.of(Bounds.of(now, asKnown, jdbc), jdbc);
      Filter oldestFirst = Filter.ALL.told(Filter.Order.OLDEST);
      // The headers of all at once, so that what arrives meanwhile cannot shift a batch.
      List<Chronology.Line> lines = chronology.lines(oldestFirst, Integer.MAX_VALUE, 0);
      for (int from = 0; from < lines.size(); from += A_BATCH) {
        write(lines.subList(from, Math.min(from + A_BATCH, lines.size())), out);
      }
      return lines.size();
    });
  }

  private void write(List<Chronology.Line> lines, Writer out) {
    Map<UUID, Entry> bodies =
        entries.byId(
            lines.stream()
                .flatMap(line -> Stream.of(line.entry(), line.correctedBy()))
                .filter(Objects::nonNull)
                .toList());
    try {
      for (Chronology.Line line : lines) {
        Entry entry = bodies.get(line.entry());
        if (entry != null) {
          out.write(json.writeValueAsString(exported(line, entry, bodies.get(line.correctedBy()))));
          out.write('\n');
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> exported(
      Chronology.Line line, Entry entry, @Nullable Entry correction) {
    var exported = new LinkedHashMap<String, Object>();
    exported.put("entry", entry.id());
    exported.put("agency", line.agency());
    exported.put("kind", line.kind());
    if (entry.occurred() != null) {
      exported.put("occurred", entry.occurred());
    }
    exported.put("recorded", entry.recorded());
    exported.put("received", entry.received());
    exported.put("author", entry.author());
    exported.put("purpose", entry.purpose());
    exported.put("marking", entry.marking());
    if (entry.corrects() != null) {
      exported.put("corrects", entry.corrects());
    }
    exported.put("event", entry.event());
    if (correction != null) {
      exported.put("correctedBy", correction.id());
      exported.put("correctedByEvent", correction.event());
      // Where it stands in the story; "occurred" above is what was first sent.
      if (line.occurred() != null) {
        exported.put("correctedOccurred", line.occurred());
      }
    }
    return exported;
  }
}
