package org.breakwater;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The joined-up record as one application; each need is a package beside this class. */
@SpringBootApplication
public class Application {
  /** The only clock: a test can say what time it is. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** The only source of salts and ids. */
  @Bean
  SecureRandom random() {
    return new SecureRandom();
  }
}
