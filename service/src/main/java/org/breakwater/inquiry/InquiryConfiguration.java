package org.breakwater.inquiry;

import org.breakwater.database.Transactions;
import org.breakwater.pages.PageFrame;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InquiryConfiguration {
  @Bean
  Knowing knowing(Transactions transactions) {
    return new Knowing(transactions);
  }

  @Bean
  InquiryPanel inquiryPanel(PageFrame frame) {
    return new InquiryPanel(frame);
  }
}
