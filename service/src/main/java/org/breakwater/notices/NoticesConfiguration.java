package org.breakwater.notices;

import java.time.Clock;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class NoticesConfiguration {
  @Bean
  EventFamily noticeEvents() {
    return new EventFamily(NoticeEvent.class);
  }

  @Bean
  @Order(50)
  NoticeReading noticeReading() {
    return new NoticeReading();
  }

  @Bean
  Notices notices(Transactions transactions, Viewing viewing, Entries entries, Clock clock) {
    return new Notices(transactions, viewing, entries, clock);
  }
}
