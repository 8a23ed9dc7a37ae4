package org.breakwater.inquiry;

import java.time.Clock;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.evidence.KeptFiles;
import org.breakwater.log.History;
import org.breakwater.log.Proofs;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class InquiryConfiguration {
  @Bean
  Knowing knowing(Transactions transactions) {
    return new Knowing(transactions);
  }

  @Bean
  EventFamily inquiryEvents() {
    return new EventFamily(InquiryEvent.class);
  }

  @Bean
  @Order(62)
  StatementReading statementReading() {
    return new StatementReading();
  }

  @Bean
  Statements statements(
      Transactions transactions,
      Viewing viewing,
      Entries entries,
      Knowing knowing,
      History history,
      Proofs proofs,
      KeptFiles files,
      Pages pages,
      PageFrame frame,
      JsonMapper json,
      Clock clock) {
    return new Statements(
        transactions, viewing, entries, knowing, history, proofs, files, pages, frame, json, clock);
  }

  @Bean
  KnownThen knownThen(History history, PageFrame frame) {
    return new KnownThen(history, frame);
  }

  @Bean
  InquiryPanel inquiryPanel(PageFrame frame) {
    return new InquiryPanel(frame);
  }
}
