package org.breakwater.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Passwords that are worked out at once: a start of the service and each sign-in work out one, and
 * at the cost that keeps thieves out that is half of what a test of pages takes. What is shipped is
 * held by {@link org.breakwater.browser.EntranceBrowserTest}.
 */
public class QuickPasswords {
  // Not annotated, so that no application finds it by scanning.
  @Bean
  @Primary
  GuessCost quickGuess() {
    return new GuessCost(64, 1);
  }
}
