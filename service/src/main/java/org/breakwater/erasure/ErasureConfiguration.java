package org.breakwater.erasure;

import java.time.Clock;
import java.util.Set;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.pages.NavItem;
import org.breakwater.pages.PageFrame;
import org.breakwater.record.Entries;
import org.breakwater.record.Erasing;
import org.breakwater.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {
  @Bean
  EventFamily erasureEvents() {
    return new EventFamily(ErasureEvent.class);
  }

  @Bean
  @Order(61)
  ErasureReading erasureReading() {
    return new ErasureReading();
  }

  @Bean
  Erasures erasures(
      Transactions transactions,
      Viewing viewing,
      Entries entries,
      Erasing erasing,
      Clock clock,
      JsonMapper json) {
    return new Erasures(transactions, viewing, entries, erasing, Retention.read(json), clock);
  }

  @Bean
  ErasurePanel erasurePanel(PageFrame frame, Erasures erasures) {
    return new ErasurePanel(frame, erasures);
  }

  @Bean
  NavItem erasuresPlace() {
    return new NavItem(
        "/erasures", "erasure.nav", Set.of("MANAGER", "SCRUTINEER"), 70, "/oversight");
  }
}
