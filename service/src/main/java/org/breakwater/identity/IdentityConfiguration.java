package org.breakwater.identity;

import java.security.SecureRandom;
import java.time.Clock;
import org.breakwater.access.Looks;
import org.breakwater.database.Transactions;
import org.breakwater.linkage.Model;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
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
  Model linkageModel() {
    return ShippedModel.load();
  }

  @Bean
  KeysKept keysKept(Model model, JsonMapper json) {
    return new KeysKept(model, json);
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
      Model model, KeysKept keysKept, JsonMapper json, Clock clock, SecureRandom random) {
    return new Judging(model, keysKept, new Descriptions(model, json), clock, random);
  }

  @Bean
  Deciding deciding(Entries entries, Transactions transactions, Clock clock) {
    return new Deciding(entries, transactions, clock);
  }

  @Bean
  Comparing comparing(Model model) {
    return new Comparing(model);
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
