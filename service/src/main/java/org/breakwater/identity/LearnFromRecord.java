package org.breakwater.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.linkage.Linker;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.PersonRecord;
import org.breakwater.linkage.Thresholds;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learns a model from the mentions of this record, without being told who is who, and keeps it as a
 * new version. Nothing is judged by it until somebody puts it in force. The same record gives the
 * same model.
 */
public final class LearnFromRecord {
  /** Descriptions bear random ids, so the first so many are a fair sample of all. */
  private static final int MOST = 300_000;

  /** Fewer say too little about how people of one place are described. */
  private static final int FEWEST = 500;

  /**
   * Words that fewer people bear are in no model: it outlives what is erased, and must tell of
   * nobody.
   */
  private static final int FEWEST_BEARERS = 5;

  private static final String SOME =
      "select id, details from description where id > ? order by id limit 5000";

  private final Transactions transactions;
  private final ChoosingModel choosing;
  private final JsonMapper json;

  LearnFromRecord(Transactions transactions, ChoosingModel choosing, JsonMapper json) {
    this.transactions = transactions;
    this.choosing = choosing;
    this.json = json;
  }

  /** What was learnt, from how many different descriptions of people. */
  public record Learnt(Model model, int descriptions) {}

  /**
   * Learns and keeps.
   *
   * @throws IllegalStateException where the record holds too few descriptions to learn from
   */
  public Learnt learn(Linker.Progress progress) {
    List<PersonRecord> records = records();
    if (records.size() < FEWEST) {
      throw new IllegalStateException(
          "the record describes people in %,d ways; a model is learnt from %,d or more"
              .formatted(records.size(), FEWEST));
    }
    Model model =
        new Linker(Model.shipped(), Thresholds.SHIPPED, progress)
            .learn(records)
            .withoutRareWords(FEWEST_BEARERS);
    choosing.keep(model, records.size());
    return new Learnt(model, records.size());
  }

  private List<PersonRecord> records() {
    var records = new ArrayList<PersonRecord>();
    UUID after = new UUID(0, 0);
    for (int found = 1; found > 0 && records.size() < MOST; ) {
      UUID from = after;
      List<UUID> some = transactions.writing(() -> some(from, records));
      found = some.size();
      after = found == 0 ? after : some.getLast();
    }
    return records;
  }

  private List<UUID> some(UUID after, List<PersonRecord> into) {
    JdbcTemplate jdbc = transactions.batch();
    return jdbc.query(
        SOME,
        (row, _) -> {
          UUID id = row.getObject(1, UUID.class);
          into.add(Said.record(id.toString(), json.readValue(row.getString(2), Description.class)));
          return id;
        },
        after);
  }
}
