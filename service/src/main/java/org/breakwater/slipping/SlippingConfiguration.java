package org.breakwater.slipping;

import java.util.Set;
import org.breakwater.concerns.ClosedAgain;
import org.breakwater.database.Transactions;
import org.breakwater.pages.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SlippingConfiguration {
  @Bean
  Slipping slipping(Transactions transactions, ClosedAgain closedAgain, JsonMapper json) {
    return new Slipping(transactions, closedAgain, json);
  }

  @Bean
  Teams teams(Transactions transactions) {
    return new Teams(transactions);
  }

  @Bean
  NavItem slippingPlace() {
    return new NavItem(
        "/slipping", "slipping.nav", Set.of("PRACTITIONER", "MANAGER", "SCRUTINEER"), 30, "/today");
  }

  @Bean
  NavItem teamPlace() {
    return new NavItem("/team", "slipping.team.nav", Set.of("MANAGER"), 40, "/today");
  }
}
