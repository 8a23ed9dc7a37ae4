package org.breakwater.unusual;

import java.time.Clock;
import java.util.Set;
import org.breakwater.clocks.WorkingDays;
import org.breakwater.database.Transactions;
import org.breakwater.pages.NavItem;
import org.breakwater.pages.PageFrame;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class UnusualConfiguration {
  @Bean
  EventFamily unusualEvents() {
    return new EventFamily(UnusualEvent.class);
  }

  @Bean
  @Order(63)
  UnusualReading unusualReading() {
    return new UnusualReading();
  }

  @Bean
  @Order(60)
  Noticing noticing(WorkingDays working) {
    return new Noticing(working);
  }

  @Bean
  UnusualLooks unusualLooks(Transactions transactions, Entries entries, Clock clock) {
    return new UnusualLooks(transactions, entries, clock);
  }

  @Bean
  WatchPanel watchPanel(PageFrame frame) {
    return new WatchPanel(frame);
  }

  @Bean
  NavItem unusualPlace() {
    return new NavItem(
        "/unusual-looks", "unusual.nav", Set.of("MANAGER", "SCRUTINEER"), 65, "/oversight");
  }
}
