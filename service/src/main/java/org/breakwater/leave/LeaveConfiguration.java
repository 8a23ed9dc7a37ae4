package org.breakwater.leave;

import java.time.Clock;
import java.util.Set;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.pages.NavItem;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class LeaveConfiguration {
  @Bean
  EventFamily leaveEvents() {
    return new EventFamily(LeaveEvent.class);
  }

  @Bean
  @Order(50)
  LeaveReading leaveReading() {
    return new LeaveReading();
  }

  @Bean
  Leaves leaves(Transactions transactions, Entries entries, Viewing viewing, Clock clock) {
    return new Leaves(transactions, entries, viewing, clock);
  }

  @Bean
  NavItem leavePlace() {
    return new NavItem(
        "/leave", "leave.nav", Set.of("PRACTITIONER", "MANAGER", "SCRUTINEER"), 45, "/today");
  }
}
