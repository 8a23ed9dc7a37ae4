package org.breakwater.story;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.breakwater.access.Looks;
import org.breakwater.database.Transactions;
import org.breakwater.pages.Dates;
import org.breakwater.pages.NavItem;
import org.breakwater.pages.PageFrame;
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
  ExportStory exportStory(
      Transactions transactions, Entries entries, Looks looks, JsonMapper json) {
    return new ExportStory(transactions, entries, looks, json);
  }

  @Bean
  Stories stories(
      Transactions transactions,
      Entries entries,
      Looks looks,
      List<Panel> panels,
      JsonMapper json) {
    return new Stories(transactions, entries, looks, panels, json);
  }

  @Bean
  Saying saying(Stories stories, PageFrame frame, Dates dates, Clock clock) {
    return new Saying(stories, frame, dates, clock);
  }

  @Bean
  NavItem searchPlace() {
    return new NavItem("/search", "story.nav", Set.of("PRACTITIONER", "MANAGER", "SCRUTINEER"), 10);
  }
}
