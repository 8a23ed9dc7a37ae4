package org.breakwater.clocks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ClocksConfiguration {
  @Bean
  WorkingDays workingDays() {
    return new WorkingDays();
  }

  @Bean
  Rules rules(JsonMapper json, WorkingDays workingDays) {
    return Rules.read(json, workingDays);
  }
}
