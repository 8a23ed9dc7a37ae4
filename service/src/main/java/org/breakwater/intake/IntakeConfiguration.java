package org.breakwater.intake;

import java.time.Clock;
import org.breakwater.database.Transactions;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.breakwater.record.Statistics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
  @Bean
  Markings markings(Entries entries, Transactions transactions, Clock clock) {
    return new Markings(entries, transactions, clock);
  }

  @Bean
  EventFamily intakeEvents() {
    return new EventFamily(ReportReceived.class);
  }

  @Bean
  EventFamily correctionEvents() {
    return new EventFamily(ReportCorrected.class);
  }

  @Bean
  Corrections corrections(Intake intake, Entries entries, Transactions transactions, Clock clock) {
    return new Corrections(intake, entries, transactions, clock);
  }

  @Bean
  @Order(10)
  Reports reports(Transactions transactions) {
    return new Reports(transactions);
  }

  @Bean
  Intake intake(Entries entries, Reports reports, Clock clock, JsonMapper json) {
    return new Intake(entries, reports, clock, json);
  }

  @Bean
  Bundles bundles(Intake intake, Statistics statistics) {
    return new Bundles(intake, statistics);
  }
}
