package org.breakwater.evidence;

import java.time.Clock;
import org.breakwater.database.Transactions;
import org.breakwater.log.Proofs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
  @Bean
  KeptFiles keptFiles(Transactions transactions, Proofs proofs, Clock clock) {
    return new KeptFiles(transactions, proofs, clock);
  }
}
