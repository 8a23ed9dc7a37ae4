package org.breakwater.story;

import org.breakwater.database.Transactions;
import org.breakwater.record.Entries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class StoryConfiguration {
  @Bean
  @Order(30)
  AppearanceReading appearanceReading() {
    return new AppearanceReading();
  }

  @Bean
  ExportStory exportStory(Transactions transactions, Entries entries, JsonMapper json) {
    return new ExportStory(transactions, entries, json);
  }
}
