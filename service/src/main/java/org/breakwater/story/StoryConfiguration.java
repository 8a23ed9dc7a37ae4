package org.breakwater.story;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class StoryConfiguration {
  @Bean
  @Order(30)
  AppearanceReading appearanceReading() {
    return new AppearanceReading();
  }
}
