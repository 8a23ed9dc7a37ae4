package org.breakwater.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.breakwater.access.AService;
import org.breakwater.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;

/** Whatever works on its own, mail too, works in one instance at a time. */
class JobsTest {
  private static final int TURNS = 4;

  @Test
  void a_job_that_is_at_work_in_one_instance_is_begun_in_no_other(@TempDir Path folder) {
    var begun = new AtomicInteger();
    var atWork = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var turns = new CountDownLatch(TURNS);
    var held =
        new Job(
            "test-held",
            Duration.ofSeconds(1),
            () -> {
              begun.incrementAndGet();
              atWork.countDown();
              await(mayEnd);
            });
    var others = new Job("test-others", Duration.ofSeconds(1), turns::countDown);
    try (var service = new AService(folder, WebApplicationType.NONE)) {
      var connections = service.bean(Database.class).sessions();
      var instances =
          List.of(
              new Jobs(connections, List.of(held, others)),
              new Jobs(connections, List.of(held, others)));
      instances.forEach(Jobs::start);
      try {
        await(atWork);
        // Both look for what is due again and again meanwhile: the other job has its turns.
        await(turns);
        assertThat(begun).hasValue(1);
      } finally {
        mayEnd.countDown();
        instances.forEach(Jobs::stop);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
