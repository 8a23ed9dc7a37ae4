package org.breakwater.clocks;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
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
  Rules rules(
      JsonMapper json, WorkingDays workingDays, @Value("${breakwater.clocks.rules:}") String own) {
    return Rules.read(json, workingDays, own.isBlank() ? null : Path.of(own));
  }
}
