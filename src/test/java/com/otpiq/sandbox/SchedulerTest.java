package com.otpiq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.Faults;
import com.otpiq.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchedulerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Event> failures = Collections.synchronizedList(new ArrayList<>());
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  @Test
  void runs_tasks_in_the_order_of_their_due_times() throws InterruptedException {
    Scheduler scheduler = scheduler(true);
    scheduler.schedule(START.plusSeconds(20), () -> ran.add("later"));
    scheduler.schedule(START.plusSeconds(10), () -> ran.add("first"));
    scheduler.schedule(START.plusSeconds(10), () -> ran.add("second of the same time"));
    scheduler.schedule(START.plusSeconds(30), scheduler::close);

    scheduler.run();

    assertThat(ran).containsExactly("first", "second of the same time", "later");
  }

  @Test
  void virtual_time_jumps_to_each_due_time_and_never_back() throws InterruptedException {
    Scheduler scheduler = scheduler(true);
    scheduler.schedule(START.plusSeconds(60), () -> ran.add(scheduler.now().toString()));
    scheduler.schedule(
        START.plusSeconds(61),
        () -> scheduler.schedule(START, () -> ran.add(scheduler.now().toString())));
    scheduler.schedule(START.plusSeconds(62), scheduler::close);

    scheduler.run();

    assertThat(ran).containsExactly("2026-01-01T00:01:00Z", "2026-01-01T00:01:01Z");
  }

  @Test
  void virtual_time_waits_for_work_on_other_threads() throws InterruptedException {
    Scheduler scheduler = scheduler(true);
    Scheduler.Work work = scheduler.beginWork();
    scheduler.schedule(START.plusSeconds(1), () -> ran.add("task"));
    scheduler.schedule(START.plusSeconds(2), scheduler::close);
    Thread worker = start(scheduler);
    awaitWaiting(worker);

    ran.add("work ended");
    work.end();
    worker.join();

    assertThat(ran).containsExactly("work ended", "task");
  }

  @Test
  void real_time_waits_until_the_time_is_advanced() throws InterruptedException {
    Scheduler scheduler = scheduler(false);
    scheduler.schedule(START.plusSeconds(60), () -> ran.add(scheduler.now().toString()));
    Thread worker = start(scheduler);
    awaitWaiting(worker);
    assertThat(ran).isEmpty();

    scheduler.advance(Duration.ofMinutes(2)).join();
    scheduler.close();
    worker.join();

    assertThat(ran).containsExactly("2026-01-01T00:01:00Z");
    assertThat(scheduler.now()).isEqualTo(START.plusSeconds(120));
    assertThat(scheduler.clock().now()).isEqualTo(START);
  }

  @Test
  void what_is_due_already_runs_at_once() throws InterruptedException {
    Scheduler scheduler = scheduler(false);
    scheduler.schedule(START.minusSeconds(5), () -> ran.add("past"));
    scheduler.schedule(START, scheduler::close);

    scheduler.run();

    assertThat(ran).containsExactly("past");
  }

  @Test
  void cleared_tasks_never_run() throws InterruptedException {
    Scheduler scheduler = scheduler(true);
    scheduler.schedule(START.plusSeconds(1), () -> ran.add("cleared"));
    scheduler.reset();
    scheduler.schedule(START.plusSeconds(2), scheduler::close);

    scheduler.run();

    assertThat(ran).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("com.otpiq.event.Faults#all")
  void a_task_that_fails_is_reported_and_the_others_run(Throwable fault)
      throws InterruptedException {
    Scheduler scheduler = scheduler(true);
    scheduler.schedule(START.plusSeconds(1), () -> ran.add("before"));
    scheduler.schedule(
        START.plusSeconds(2),
        () -> {
          throw Faults.unchecked(fault);
        });
    scheduler.schedule(START.plusSeconds(3), () -> ran.add("after"));
    scheduler.schedule(START.plusSeconds(4), scheduler::close);

    scheduler.run();

    assertThat(ran).containsExactly("before", "after");
    assertThat(failures)
        .containsExactly(new Event.EventFailed("a task of the sandbox failed", fault));
  }

  private Scheduler scheduler(boolean virtual) {
    return new Scheduler(new VirtualTime(START), virtual, new EventBoundary(failures::add));
  }

  private static Thread start(Scheduler scheduler) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            scheduler.run();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
