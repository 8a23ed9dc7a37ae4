package org.breakwater.jobs;

import java.util.List;
import org.breakwater.database.Database;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
  /** Only a service that serves people works on its own; a command at the machine does not. */
  @Bean
  @ConditionalOnWebApplication
  Jobs jobs(Database database, List<Job> jobs) {
    return new Jobs(database.sessions(), jobs);
  }
}
