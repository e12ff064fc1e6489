package com.otpiq.sandbox;

import com.otpiq.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Runs tasks on one thread in the order of their due times, and provides the clock for these times.
 * In virtual time it waits only for the work that other threads have in flight.
 */
final class Scheduler {
  private static final long MAX_WAIT_MILLIS = 60_000;

  private final Time clock;
  private final boolean virtual;
  private final PriorityQueue<ScheduledTask> tasks =
      new PriorityQueue<>(
          Comparator.comparing(ScheduledTask::due).thenComparingLong(ScheduledTask::number));
  private Duration offset = Duration.ZERO;
  private Instant virtualNow;
  private long nextNumber;
  private int inFlight;
  private boolean closed;

  Scheduler(Time clock, boolean virtual) {
    this.clock = clock;
    this.virtual = virtual;
    this.virtualNow = clock.now();
  }

  private record ScheduledTask(Instant due, long number, Runnable action) {}

  /** The sandbox's time: virtual, or the machine's time plus all advances. */
  synchronized Instant now() {
    return virtual ? virtualNow : clock.now().plus(offset);
  }

  /** The machine's clock, which is never advanced. */
  Time clock() {
    return clock;
  }

  /**
   * Runs the action when it is due, or at once if that is in the past. Actions with the same time
   * keep their order.
   */
  synchronized void schedule(Instant due, Runnable action) {
    tasks.add(new ScheduledTask(due, nextNumber++, action));
    notifyAll();
  }

  /** Moves the time forward; what is then due runs at once. */
  synchronized void advance(Duration by) {
    offset = offset.plus(by);
    virtualNow = virtualNow.plus(by);
    notifyAll();
  }

  /** Another thread begins work; virtual time does not advance until {@link #endWork}. */
  synchronized void beginWork() {
    inFlight++;
  }

  synchronized void endWork() {
    inFlight--;
    notifyAll();
  }

  /** Drops all tasks that have not run. */
  synchronized void clear() {
    tasks.clear();
  }

  /** Makes {@link #run} return after the task that is running. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Runs tasks as they become due, until the scheduler is closed. */
  void run() throws InterruptedException {
    for (var action = takeNext(); action.isPresent(); action = takeNext()) {
      action.get().run();
    }
  }

  private synchronized Optional<Runnable> takeNext() throws InterruptedException {
    while (!closed) {
      ScheduledTask first = tasks.peek();
      if (first == null || (virtual && inFlight > 0)) {
        wait();
      } else if (virtual || !first.due().isAfter(now())) {
        virtualNow = first.due().isAfter(virtualNow) ? first.due() : virtualNow;
        return Optional.of(tasks.remove().action());
      } else {
        long millis = Duration.between(now(), first.due()).toMillis() + 1;
        wait(Math.min(millis, MAX_WAIT_MILLIS));
      }
    }
    return Optional.empty();
  }
}
