package org.breakwater.alerts;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.breakwater.access.Looks;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.Decisions;
import org.breakwater.decisions.Dissents;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.jobs.Job;
import org.breakwater.log.History;
import org.breakwater.pages.NavItem;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AlertsConfiguration {
  @Bean
  EventFamily patternEvents() {
    return new EventFamily(PatternEvent.class);
  }

  @Bean
  @Order(64)
  PatternReading patternReading() {
    return new PatternReading();
  }

  @Bean
  Budget patternBudget(
      Transactions transactions,
      Entries entries,
      @Value("${breakwater.patterns.budget-per-month:1.0}") double untilSet,
      Clock clock) {
    return new Budget(transactions, entries, untilSet, clock);
  }

  @Bean
  ExportPatterns exportPatterns(
      Transactions transactions, Entries entries, Looks looks, JsonMapper json, Budget budget) {
    return new ExportPatterns(transactions, entries, looks, json, budget);
  }

  @Bean
  Asking asking(Transactions transactions, RunningClocks clocks, Clock clock) {
    return new Asking(transactions, clocks, clock);
  }

  @Bean
  KeepPatterns keepPatterns(
      Transactions transactions, Entries entries, Asking asking, Budget budget, Clock clock) {
    return new KeepPatterns(transactions, entries, asking, budget, clock);
  }

  @Bean
  Job patternsJob(KeepPatterns keep, @Value("${breakwater.patterns.every:PT5M}") Duration every) {
    return new Job("patterns", every, keep::run);
  }

  @Bean
  Job patternsCutOffJob(
      KeepPatterns keep, @Value("${breakwater.patterns.every:PT5M}") Duration every) {
    return new Job("patterns-cut-off", every, keep::setCutOff);
  }

  @Bean
  Patterns patterns(
      Transactions transactions, Entries entries, JsonMapper json, RunningClocks clocks) {
    return new Patterns(transactions, entries, json, clocks);
  }

  @Bean
  PatternActs patternActs(
      Entries entries,
      Decisions decisions,
      Dissents dissents,
      RunningClocks clocks,
      Asking asking,
      Viewing viewing,
      Transactions transactions,
      Clock clock) {
    return new PatternActs(
        entries, decisions, dissents, clocks, asking, viewing, transactions, clock);
  }

  @Bean
  @Order(56)
  DecidedAgain patternsDecidedAgain(Asking asking) {
    return new DecidedAgain(asking);
  }

  @Bean
  Membership patternMembership(
      Entries entries, Viewing viewing, Transactions transactions, JsonMapper json, Clock clock) {
    return new Membership(entries, viewing, transactions, json, clock);
  }

  @Bean
  Resources patternResources(
      Entries entries,
      RunningClocks clocks,
      Asking asking,
      Viewing viewing,
      Transactions transactions,
      PageFrame frame,
      Clock clock) {
    return new Resources(entries, clocks, asking, viewing, transactions, frame, clock);
  }

  @Bean
  Together patternsTogether(
      Entries entries,
      RunningClocks clocks,
      Asking asking,
      Patterns patterns,
      PatternActs acts,
      Viewing viewing,
      Transactions transactions,
      Clock clock) {
    return new Together(entries, clocks, asking, patterns, acts, viewing, transactions, clock);
  }

  @Bean
  PatternPage patternPage(
      Viewing viewing,
      Patterns patterns,
      PatternActs acts,
      Resources resources,
      Together together,
      History history,
      Pages pages,
      PageFrame frame) {
    return new PatternPage(viewing, patterns, acts, resources, together, history, pages, frame);
  }

  @Bean
  PatternPanel patternPanel(Patterns patterns, PageFrame frame) {
    return new PatternPanel(patterns, frame);
  }

  @Bean
  NavItem patternsPlace() {
    return new NavItem("/patterns", "patterns.nav", Set.of("REACH_AREA", "MANAGER"), 25);
  }
}
