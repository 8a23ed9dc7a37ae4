package org.breakwater.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import org.breakwater.access.Looks;
import org.breakwater.database.Transactions;
import org.breakwater.jobs.Job;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
  @Bean
  EventFamily identityEvents() {
    return new EventFamily(IdentityEvent.class);
  }

  @Bean
  EventFamily modelEvents() {
    return new EventFamily(ModelEvent.class);
  }

  @Bean
  KeysKept keysKept(JsonMapper json) {
    return new KeysKept(ShippedModel.load(), json);
  }

  @Bean
  @Order(22)
  ModelReading modelReading() {
    return new ModelReading();
  }

  @Bean
  Models models(KeysKept keysKept, Transactions transactions, JsonMapper json) {
    return new Models(keysKept.model(), keysKept, transactions, json);
  }

  @Bean
  ChoosingModel choosingModel(
      Models models, Entries entries, Transactions transactions, Clock clock) {
    return new ChoosingModel(models, entries, transactions, clock);
  }

  @Bean
  LearnFromRecord learnFromRecord(
      Transactions transactions, ChoosingModel choosing, JsonMapper json) {
    return new LearnFromRecord(transactions, choosing, json);
  }

  @Bean
  Rescoring rescoring(
      Models models, KeysKept keysKept, Entries entries, Transactions transactions, Clock clock) {
    return new Rescoring(models, keysKept, entries, transactions, clock);
  }

  @Bean
  Job rescoringJob(Rescoring rescoring) {
    return new Job("rescoring", Duration.ofSeconds(20), rescoring::run);
  }

  @Bean
  @Order(20)
  IdentityReading identityReading(KeysKept keysKept, JsonMapper json) {
    return new IdentityReading(keysKept, json);
  }

  @Bean
  @Order(21)
  ThingReading thingReading() {
    return new ThingReading();
  }

  @Bean
  Judging judging(
      Models models,
      KeysKept keysKept,
      @Value("${breakwater.at-hand:}") @Nullable Integer mostAtHand,
      Clock clock,
      SecureRandom random) {
    OptionalInt most = mostAtHand == null ? OptionalInt.empty() : OptionalInt.of(mostAtHand);
    return new Judging(models, keysKept, most, clock, random);
  }

  @Bean
  Deciding deciding(Entries entries, Transactions transactions, Clock clock) {
    return new Deciding(entries, transactions, clock);
  }

  @Bean
  Comparing comparing(Models models) {
    return new Comparing(models);
  }

  @Bean
  ExportIdentities exportIdentities(Transactions transactions, Looks looks) {
    return new ExportIdentities(transactions, looks);
  }

  @Bean
  Mentioned mentioned(Transactions transactions) {
    return new Mentioned(transactions);
  }
}
