package org.breakwater.alerts;

import org.breakwater.access.Looks;
import org.breakwater.database.Transactions;
import org.breakwater.patterns.Scan;
import org.breakwater.record.Entries;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class AlertsConfiguration {
  @Bean
  ExportPatterns exportPatterns(
      Transactions transactions,
      Entries entries,
      Looks looks,
      JsonMapper json,
      @Value("${breakwater.patterns.budget-per-month:1.0}") double budgetPerMonth) {
    return new ExportPatterns(transactions, entries, looks, json, Scan.withBudget(budgetPerMonth));
  }
}
