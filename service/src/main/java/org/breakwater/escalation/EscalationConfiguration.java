package org.breakwater.escalation;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.breakwater.access.Role;
import org.breakwater.clocks.Rules;
import org.breakwater.database.Transactions;
import org.breakwater.jobs.Job;
import org.breakwater.pages.NavItem;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class EscalationConfiguration {
  @Bean
  EventFamily clockEvents() {
    return new EventFamily(ClockEvent.class);
  }

  @Bean
  @Order(51)
  ClockReading clockReading() {
    return new ClockReading();
  }

  @Bean
  RunningClocks runningClocks(Transactions transactions, Rules rules, Clock clock) {
    return new RunningClocks(transactions, rules, clock);
  }

  @Bean
  Escalations escalations(Transactions transactions, Entries entries, Rules rules, Clock clock) {
    return new Escalations(transactions, entries, rules, clock);
  }

  @Bean
  Lines lines(Transactions transactions, Entries entries, Clock clock) {
    return new Lines(transactions, entries, clock);
  }

  @Bean
  NavItem linesPlace() {
    return new NavItem(
        "/administration/escalation",
        "escalation.nav",
        Set.of(Role.ADMINISTRATOR.name()),
        91,
        "/administration");
  }

  @Bean
  Job escalationJob(Escalations escalations) {
    return new Job("escalation", Duration.ofSeconds(20), escalations::run);
  }
}
