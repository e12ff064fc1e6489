package com.otpiq.sandbox;

import com.otpiq.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is to happen when, and the clock by which it happens. One thread does all of it in order of
 * time; in virtual time it never waits, but for what is still under way elsewhere.
 */
final class Scheduler {
  private static final long LONGEST_WAIT_MILLIS = 60_000;

  private final Time base;
  private final boolean virtual;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
  private Duration ahead = Duration.ZERO;
  private Instant virtualNow;
  private long number;
  private int underWay;
  private boolean closed;

  Scheduler(Time base, boolean virtual) {
    this.base = base;
    this.virtual = virtual;
    this.virtualNow = base.now();
  }

  private record Entry(Instant due, long number, Runnable task) {}

  /** The moment it is. */
  synchronized Instant now() {
    return virtual ? virtualNow : base.now().plus(ahead);
  }

  /** The machine's own clock, which never jumps. */
  Time clock() {
    return base;
  }

  /** Does this at that moment, or at once where it is over; in the order of the calls. */
  synchronized void at(Instant due, Runnable task) {
    entries.add(new Entry(due, number++, task));
    notifyAll();
  }

  /** Lets time jump: what becomes due happens at once. */
  synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
    virtualNow = virtualNow.plus(by);
    notifyAll();
  }

  /** Something is under way on another thread, and virtual time stands still for it. */
  synchronized void begin() {
    underWay++;
  }

  /** It is done. */
  synchronized void end() {
    underWay--;
    notifyAll();
  }

  /** Forgets everything that has not happened. */
  synchronized void clear() {
    entries.clear();
  }

  /** Ends the work soon. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Does what is due until it is closed. */
  void work() throws InterruptedException {
    for (Runnable next = next(); next != Closed.NOW; next = next()) {
      next.run();
    }
  }

  private synchronized Runnable next() throws InterruptedException {
    while (!closed) {
      Entry first = entries.peek();
      if (first == null || (virtual && underWay > 0)) {
        wait();
      } else if (!first.due().isAfter(now()) || virtual) {
        virtualNow = first.due().isAfter(virtualNow) ? first.due() : virtualNow;
        return entries.remove().task();
      } else {
        long millis = Duration.between(now(), first.due()).toMillis() + 1;
        wait(Math.min(millis, LONGEST_WAIT_MILLIS));
      }
    }
    return Closed.NOW;
  }

  /** What stands for the end. */
  private enum Closed implements Runnable {
    NOW;

    @Override
    public void run() {}
  }
}
