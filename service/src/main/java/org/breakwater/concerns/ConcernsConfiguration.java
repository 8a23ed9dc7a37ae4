package org.breakwater.concerns;

import gg.jte.TemplateEngine;
import java.time.Clock;
import java.util.Set;
import org.breakwater.access.Viewing;
import org.breakwater.clocks.Rules;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.Decisions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.intake.Corrections;
import org.breakwater.pages.NavItem;
import org.breakwater.pages.PageFrame;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.breakwater.story.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ConcernsConfiguration {
  @Bean
  EventFamily concernEvents() {
    return new EventFamily(ConcernEvent.class);
  }

  @Bean
  @Order(53)
  ConcernReading concernReading() {
    return new ConcernReading();
  }

  @Bean
  @Order(50)
  Arrivals arrivals(RunningClocks clocks) {
    return new Arrivals(clocks);
  }

  @Bean
  ClosedAgain closedAgain(Transactions transactions) {
    return new ClosedAgain(transactions);
  }

  @Bean
  Concerns concerns(Transactions transactions, ClosedAgain closedAgain, Clock clock) {
    return new Concerns(transactions, closedAgain, clock);
  }

  @Bean
  Colleagues tableColleagues(Transactions transactions) {
    return new Colleagues(transactions);
  }

  @Bean
  FrontDoor frontDoor(
      Entries entries,
      Decisions decisions,
      RunningClocks clocks,
      Viewing viewing,
      Transactions transactions,
      Clock clock) {
    return new FrontDoor(entries, decisions, clocks, viewing, transactions, clock);
  }

  @Bean
  WholeConcerns wholeConcerns(
      Concerns concerns,
      Colleagues colleagues,
      Decisions decisions,
      RunningClocks clocks,
      Rules rules,
      Corrections reports,
      Transactions transactions,
      JsonMapper json,
      Viewing viewing) {
    var people = new People(transactions.jdbc(), json);
    return new WholeConcerns(
        concerns, colleagues, decisions, clocks, rules, reports, people, viewing);
  }

  @Bean
  ConcernPanel concernPanel(Concerns concerns, TemplateEngine engine, PageFrame frame) {
    return new ConcernPanel(concerns, engine, frame);
  }

  @Bean
  NavItem frontDoorPlace() {
    return new NavItem("/front-door", "concerns.nav", Set.of("REACH_AREA"), 20);
  }
}
