package org.breakwater.writing;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Intake;
import org.breakwater.pages.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WritingConfiguration {
  @Bean
  Drafts drafts(Transactions transactions, Clock clock, JsonMapper json) {
    return new Drafts(transactions, clock, json);
  }

  @Bean
  Colleagues colleagues(Transactions transactions, Viewing viewing) {
    return new Colleagues(transactions, viewing);
  }

  @Bean
  Sending sending(
      Intake intake,
      Drafts drafts,
      Colleagues colleagues,
      Transactions transactions,
      Clock clock,
      SecureRandom random) {
    return new Sending(intake, drafts, colleagues, transactions, clock, random);
  }

  @Bean
  NavItem writing() {
    return new NavItem("/reports/new", "writing.nav", Set.of("PRACTITIONER", "MANAGER"), 30);
  }

  @Bean
  NavItem myDrafts() {
    return new NavItem(
        "/reports/drafts",
        "writing.nav.drafts",
        Set.of("PRACTITIONER", "MANAGER"),
        31,
        "/reports/new");
  }
}
