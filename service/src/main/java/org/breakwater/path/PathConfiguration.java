package org.breakwater.path;

import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.Duration;
import org.breakwater.access.Door;
import org.breakwater.access.Qualifications;
import org.breakwater.access.Viewing;
import org.breakwater.clocks.Rules;
import org.breakwater.database.Transactions;
import org.breakwater.decisions.Decisions;
import org.breakwater.escalation.RunningClocks;
import org.breakwater.jobs.Job;
import org.breakwater.pages.PageFrame;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.breakwater.record.Kept;
import org.breakwater.story.Saying;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class PathConfiguration {
  @Bean
  EventFamily pathEvents() {
    return new EventFamily(PathEvent.class);
  }

  @Bean
  @Order(54)
  PathReading pathReading(Kept kept) {
    return new PathReading(kept);
  }

  @Bean
  Paths paths(Transactions transactions, RunningClocks clocks, Rules rules, Clock clock) {
    return new Paths(transactions, clocks, rules, clock);
  }

  @Bean
  Openings openings(RunningClocks clocks, Paths paths, Transactions transactions, Clock clock) {
    return new Openings(clocks, paths, transactions, clock);
  }

  /** After the front door's: what is told of a decision comes before what follows from it. */
  @Bean
  @Order(60)
  Following following(Openings openings, RunningClocks clocks) {
    return new Following(openings, clocks);
  }

  @Bean
  Sixteen sixteen(Openings openings, Transactions transactions, Entries entries, Clock clock) {
    return new Sixteen(openings, transactions, entries, clock);
  }

  @Bean
  Job sixteenJob(Sixteen sixteen) {
    return new Job("path-sixteen", Duration.ofHours(1), sixteen::run);
  }

  @Bean
  Acts acts(
      Entries entries,
      Decisions decisions,
      RunningClocks clocks,
      Paths paths,
      Openings openings,
      Qualifications qualifications,
      Viewing viewing,
      Transactions transactions,
      Clock clock) {
    return new Acts(
        entries, decisions, clocks, paths, openings, qualifications, viewing, transactions, clock);
  }

  @Bean
  PuttingRight puttingRight(
      Entries entries,
      Openings openings,
      RunningClocks clocks,
      Transactions transactions,
      Clock clock) {
    return new PuttingRight(entries, openings, clocks, transactions, clock);
  }

  @Bean
  Attendees attendees(Transactions transactions) {
    return new Attendees(transactions);
  }

  @Bean
  ReadPaths readPaths(
      Paths paths,
      Attendees attendees,
      Door door,
      Viewing viewing,
      Saying saying,
      Transactions transactions,
      JsonMapper json,
      Clock clock) {
    return new ReadPaths(paths, attendees, door, viewing, saying, transactions, json, clock);
  }

  @Bean
  PathPanel pathPanel(Paths paths, TemplateEngine engine, PageFrame frame) {
    return new PathPanel(paths, engine, frame);
  }
}
