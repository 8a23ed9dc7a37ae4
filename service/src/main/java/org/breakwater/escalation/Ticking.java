package org.breakwater.escalation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for overdue clocks all the time that the service serves, in one of several instances at a
 * time. When one dies another takes the job over; what is late is found in the record, so nothing
 * is lost with it.
 */
final class Ticking implements SmartLifecycle {
  private static final Duration EVERY = Duration.ofSeconds(20);

  private final Scheduler scheduler;
  private volatile boolean running;

  Ticking(DataSource connections, Escalations escalations) {
    RecurringTask<Void> look =
        Tasks.recurring("escalation", FixedDelay.of(EVERY)).execute((_, _) -> escalations.run());
    this.scheduler =
        Scheduler.create(connections)
            .startTasks(look)
            .tableName("workspace.scheduled_tasks")
            .threads(1)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollingInterval(Duration.ofSeconds(10))
            .heartbeatInterval(Duration.ofSeconds(10))
            .build();
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
