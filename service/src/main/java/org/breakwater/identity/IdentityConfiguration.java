package org.breakwater.identity;

import java.security.SecureRandom;
import java.time.Clock;
import org.breakwater.access.Looks;
import org.breakwater.database.Transactions;
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
  Matcher matcher() {
    return new ExactMatcher();
  }

  @Bean
  @Order(20)
  IdentityReading identityReading(Matcher matcher, JsonMapper json) {
    return new IdentityReading(matcher, json);
  }

  @Bean
  @Order(21)
  ThingReading thingReading() {
    return new ThingReading();
  }

  @Bean
  Judging judging(Matcher matcher, JsonMapper json, Clock clock, SecureRandom random) {
    return new Judging(matcher, json, clock, random);
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
