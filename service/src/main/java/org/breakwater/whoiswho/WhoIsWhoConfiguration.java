package org.breakwater.whoiswho;

import gg.jte.TemplateEngine;
import java.util.Set;
import org.breakwater.database.Transactions;
import org.breakwater.identity.Comparing;
import org.breakwater.identity.Models;
import org.breakwater.pages.NavItem;
import org.breakwater.pages.PageFrame;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WhoIsWhoConfiguration {
  @Bean
  Doubts doubts(Transactions transactions, JsonMapper json, Models models) {
    return new Doubts(transactions.jdbc(), json, models);
  }

  @Bean
  SideBySide sideBySide(Comparing comparing) {
    return new SideBySide(comparing);
  }

  @Bean
  DoubtPanel doubtPanel(Doubts doubts, TemplateEngine engine, PageFrame frame) {
    return new DoubtPanel(doubts, engine, frame);
  }

  @Bean
  NavItem whoIsWhoPlace() {
    return new NavItem("/who-is-who", "who.nav", Set.of("REACH_AREA"), 25, "/front-door");
  }
}
