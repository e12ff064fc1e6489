package com.otpiq.sandbox;

import com.otpiq.event.EventBoundary;
import com.otpiq.json.StrictObject.InvalidObject;
import com.otpiq.time.Time;
import com.otpiq.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Runs tasks on one thread in the order of their due times, and provides the clock for these times.
 * In virtual time, and while the clock is advanced, time stands still except that it jumps from
 * task to task, once the work that other threads have in flight has ended.
 */
final class Scheduler {
  private static final long MAX_WAIT_MILLIS = 60_000;

  private final Time clock;
  private final boolean virtual;
  private final EventBoundary boundary;
  private final PriorityQueue<ScheduledTask> tasks =
      new PriorityQueue<>(
          Comparator.comparing(ScheduledTask::due).thenComparingLong(ScheduledTask::number));
  private final Deque<Advance> advances = new ArrayDeque<>();

  /** Advances that a reset has ended; a second reset must not forget to complete them. */
  private final Deque<Advance> ended = new ArrayDeque<>();

  private final Set<Work> inFlight = new HashSet<>();
  private Duration offset = Duration.ZERO;
  private Instant steppedNow;
  private long nextNumber;
  private boolean closed;

  Scheduler(Time clock, boolean virtual, EventBoundary boundary) {
    this.clock = clock;
    this.virtual = virtual;
    this.boundary = boundary;
    this.steppedNow = clock.now();
  }

  private record ScheduledTask(Instant due, long number, Runnable action) {}

  /**
   * A request to move the clock.
   *
   * @param end the time that it reaches; in virtual time, it begins after all tasks instead
   */
  private record Advance(Duration by, Instant end, CompletableFuture<Void> done) {
    void complete() {
      done.complete(null);
    }
  }

  /** Work of another thread; time that stands still does not go on before it ends. */
  final class Work {
    void end() {
      synchronized (Scheduler.this) {
        inFlight.remove(this);
        Scheduler.this.notifyAll();
      }
    }
  }

  /** The sandbox's time: virtual, or the machine's time plus all advances. */
  synchronized Instant now() {
    return isStepping() ? steppedNow : clock.now().plus(offset);
  }

  /** The time after a wait, within {@link TimeRange}. */
  Instant after(Duration wait) {
    return TimeRange.after(now(), wait);
  }

  /** This time for what must not wait: the scheduler does the waiting. */
  Time time() {
    return new Time() {
      @Override
      public Instant now() {
        return Scheduler.this.now();
      }

      @Override
      public void sleep(Duration wait) {
        throw new IllegalStateException("the scheduler does the waiting");
      }
    };
  }

  /** The machine's clock, which is never advanced. */
  Time clock() {
    return clock;
  }

  /** Whether time jumps from task to task. */
  synchronized boolean isStepping() {
    return virtual || !advances.isEmpty();
  }

  /**
   * Runs the action when it is due, or at once if that is in the past. Actions with the same time
   * keep their order.
   */
  synchronized void schedule(Instant due, Runnable action) {
    tasks.add(new ScheduledTask(due, nextNumber++, action));
    notifyAll();
  }

  /**
   * Moves the time forward, and runs what becomes due within, in the order of time: also what these
   * tasks schedule.
   *
   * @return completes on the scheduler's thread when all of it has run and no work is in flight
   * @throws InvalidObject if the time would be after {@link TimeRange}
   */
  synchronized CompletableFuture<Void> advance(Duration by) {
    Instant start = advances.isEmpty() ? now() : advances.getLast().end();
    if (!TimeRange.contains(start.plus(by))) {
      throw new InvalidObject("the time of the sandbox cannot be after the year 9999");
    }
    steppedNow = advances.isEmpty() ? start : steppedNow;
    var advance = new Advance(by, start.plus(by), new CompletableFuture<>());
    advances.addLast(advance);
    notifyAll();
    return advance.done();
  }

  /** Other work begins, which ends with {@link Work#end}. */
  synchronized Work beginWork() {
    Work work = new Work();
    inFlight.add(work);
    return work;
  }

  /** Drops all tasks and advances, forgets the work in flight, and sets the time to the clock's. */
  synchronized void reset() {
    tasks.clear();
    inFlight.clear();
    offset = Duration.ZERO;
    steppedNow = clock.now();
    ended.addAll(advances);
    advances.clear();
    notifyAll();
  }

  /** Moves the time forward to this instant, if it is earlier; runs nothing. */
  synchronized void notBefore(Instant earliest) {
    if (now().isBefore(earliest)) {
      steppedNow = earliest;
      offset = Duration.between(clock.now(), earliest);
    }
  }

  /** Makes {@link #run} return after the task that is running. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Runs tasks as they become due, until the scheduler is closed; one that fails is reported. */
  void run() throws InterruptedException {
    for (var action = takeNext(); action.isPresent(); action = takeNext()) {
      var _ = boundary.run(() -> "a task of the sandbox failed", action.get());
    }
  }

  private synchronized Optional<Runnable> takeNext() throws InterruptedException {
    while (!closed) {
      if (!ended.isEmpty()) {
        return Optional.of(ended.remove()::complete);
      }
      Optional<Runnable> next = isStepping() ? nextStep() : nextDue();
      if (next.isPresent()) {
        return next;
      }
      wait(isStepping() || tasks.isEmpty() ? 0 : millisUntil(tasks.element().due()));
    }
    return Optional.empty();
  }

  private long millisUntil(Instant due) {
    return Math.clamp(Duration.between(now(), due).toMillis() + 1, 1, MAX_WAIT_MILLIS);
  }

  private Optional<Runnable> nextDue() {
    return Optional.ofNullable(tasks.peek())
        .filter(first -> !first.due().isAfter(now()))
        .map(_ -> tasks.remove().action());
  }

  private Optional<Runnable> nextStep() {
    if (!inFlight.isEmpty()) {
      return Optional.empty();
    }
    ScheduledTask first = tasks.peek();
    if (first != null && (virtual || !first.due().isAfter(advances.element().end()))) {
      steppedNow = first.due().isAfter(steppedNow) ? first.due() : steppedNow;
      return Optional.of(tasks.remove().action());
    }
    return Optional.ofNullable(advances.poll()).map(this::reach);
  }

  private Runnable reach(Advance advance) {
    steppedNow = virtual ? TimeRange.after(steppedNow, advance.by()) : advance.end();
    offset = Duration.between(clock.now(), steppedNow);
    return advance::complete;
  }
}
