package org.breakwater.identity;

import java.time.ZoneOffset;
import java.util.List;
import org.breakwater.record.Entry;
import org.breakwater.record.Reading;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every model that was learnt, and which was in force since when. */
final class ModelReading implements Reading {
  private static final String LEARNT =
      """
      insert into model (hash, entry, parameters, descriptions, at) values (?, ?, ?, ?, ?)
      on conflict (hash) do nothing\
      """;

  private static final String CHOSEN =
      """
      insert into model_chosen (entry, place, hash, reason, name, post, at)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String RESCORED =
      "update model_chosen set people = ?, joins = ?, parts = ? where entry = ?";

  @Override
  public List<String> tables() {
    return List.of("model", "model_chosen");
  }

  @Override
  public void apply(List<Entry> entries, JdbcTemplate jdbc) {
    for (Entry entry : entries) {
      if (entry.event() instanceof ModelEvent event) {
        apply(entry, event, jdbc);
      }
    }
  }

  private static void apply(Entry entry, ModelEvent event, JdbcTemplate jdbc) {
    var at = entry.received().atOffset(ZoneOffset.UTC);
    switch (event) {
      case ModelEvent.Learnt it ->
          jdbc.update(LEARNT, it.hash(), entry.id(), it.parameters(), it.descriptions(), at);
      case ModelEvent.Chosen it ->
          jdbc.update(
              CHOSEN,
              entry.id(),
              entry.place(),
              it.hash(),
              it.reason(),
              it.name(),
              entry.author().post(),
              at);
      case ModelEvent.Rescored it ->
          jdbc.update(RESCORED, it.people(), it.joins(), it.parts(), it.chosen());
    }
  }
}
