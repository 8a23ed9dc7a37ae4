package org.breakwater.disclosure;

import java.time.Clock;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.evidence.KeptFiles;
import org.breakwater.log.Proofs;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class DisclosureConfiguration {
  @Bean
  EventFamily disclosureEvents() {
    return new EventFamily(DisclosureEvent.class);
  }

  @Bean
  @Order(60)
  DisclosureReading disclosureReading() {
    return new DisclosureReading();
  }

  @Bean
  Disclosures disclosures(
      Transactions transactions,
      Viewing viewing,
      Entries entries,
      Proofs proofs,
      KeptFiles files,
      Pages pages,
      PageFrame frame,
      Clock clock) {
    return new Disclosures(transactions, viewing, entries, proofs, files, pages, frame, clock);
  }

  @Bean
  DisclosurePanel disclosurePanel(PageFrame frame) {
    return new DisclosurePanel(frame);
  }
}
