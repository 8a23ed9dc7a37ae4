package org.breakwater.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/**
 * Runs every job, each in one of several instances at a time. When one dies another takes its jobs
 * over.
 */
final class Jobs implements SmartLifecycle {
  /**
   * Whoever is not heard of for four of these is held to be dead, and its job is taken over: within
   * less than a minute of when it was due, together with the job's own pause. One that only slept
   * does no harm when it wakes, since jobs look anew at what is left.
   */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final int MISSED = 4;

  /**
   * A stop waits so long for a job that is at work, and no longer: whatever it had not finished is
   * undone with its transaction, and found anew by whoever runs it next.
   */
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final Scheduler scheduler;
  private volatile boolean running;

  Jobs(DataSource connections, List<Job> jobs) {
    List<RecurringTask<Void>> tasks =
        jobs.stream()
            .map(job ->
                Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                    .execute((_, _) -> job.work().run()))
            .toList();
    this.scheduler =
        Scheduler.create(connections)
            .startTasks(tasks)
            .tableName("workspace.scheduled_tasks")
            .threads(Math.max(1, jobs.size()))
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollingInterval(Duration.ofSeconds(5))
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(LAST_WAIT)
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
