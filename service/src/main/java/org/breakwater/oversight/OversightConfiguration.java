package org.breakwater.oversight;

import java.util.Set;
import org.breakwater.database.Transactions;
import org.breakwater.pages.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OversightConfiguration {
  @Bean
  NavItem todayPlace() {
    return new NavItem(
        "/today", "oversight.today.nav", Set.of("PRACTITIONER", "MANAGER", "SCRUTINEER"), 5);
  }

  @Bean
  NavItem oversightPlace() {
    return new NavItem("/oversight", "oversight.nav", Set.of("MANAGER", "SCRUTINEER"), 60);
  }

  @Bean
  NavItem figuresPlace() {
    return new NavItem("/figures", "oversight.figures", Set.of("ELECTED_MEMBER"), 61);
  }

  @Bean
  Figures figures(Transactions transactions) {
    return new Figures(transactions);
  }
}
