package org.breakwater.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.breakwater.database.Database;
import org.breakwater.database.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RecordConfiguration {
  @Bean
  EventKinds eventKinds(List<EventFamily> families, JsonMapper json) {
    return new EventKinds(
        families.stream().<Class<? extends Event>>map(EventFamily::of).toList(), json);
  }

  @Bean
  EntryTable entryTable(EventKinds kinds, Clock clock, SecureRandom random) {
    return new EntryTable(kinds, clock, random);
  }

  @Bean
  Kept kept(EntryTable table) {
    return new Kept(table);
  }

  @Bean
  @Order(0)
  AboutReading aboutReading(EntryTable table) {
    return new AboutReading(table);
  }

  @Bean
  @Order(1)
  StandingReading standingReading(EntryTable table) {
    return new StandingReading(table);
  }

  @Bean
  EventFamily recordEvents() {
    return new EventFamily(RecordEvent.class);
  }

  @Bean
  Entries entries(
      Transactions transactions,
      EntryTable table,
      List<Reading> readings,
      List<Consequence> consequences) {
    // Whom entries are about is written with them.
    List<Reading> others =
        readings.stream().filter(reading -> !(reading instanceof AboutReading)).toList();
    return new Entries(transactions, table, others, consequences);
  }

  @Bean
  Erasing erasing(Transactions transactions, Entries entries, List<Reading> readings) {
    return new Erasing(transactions, entries, readings);
  }

  @Bean
  Statistics statistics(Database database, List<Reading> readings) {
    return new Statistics(database.owner(), readings);
  }

  @Bean
  Rebuild rebuild(Database database, EntryTable table, List<Reading> readings) {
    return new Rebuild(database.owner(), table, readings);
  }
}
