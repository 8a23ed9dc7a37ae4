package org.breakwater.decisions;

import java.time.Clock;
import org.breakwater.database.Transactions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.breakwater.record.Kept;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class DecisionsConfiguration {
  @Bean
  EventFamily decisionEvents() {
    return new EventFamily(DecisionEvent.class);
  }

  @Bean
  @Order(52)
  DecisionReading decisionReading(Kept kept) {
    return new DecisionReading(kept);
  }

  @Bean
  Decisions decisions(Transactions transactions, Clock clock) {
    return new Decisions(transactions, clock);
  }

  @Bean
  Dissents dissents(Entries entries, RunningClocks clocks, Transactions transactions, Clock clock) {
    return new Dissents(entries, clocks, transactions, clock);
  }
}
