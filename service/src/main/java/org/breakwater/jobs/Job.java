package org.breakwater.jobs;

import java.time.Duration;

/**
 * One piece of such work. Beans of this type are run.
 *
 * @param name under which instances agree who runs it; never changed
 * @param every the pause between the end of one run and the next, at least a second
 * @param work that may fail: it is run again after the pause
 */
public record Job(String name, Duration every, Runnable work) {
  public Job {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a job pauses for at least a second");
    }
  }
}
