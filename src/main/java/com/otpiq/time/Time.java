package com.otpiq.time;

import java.time.Duration;
import java.time.Instant;

/** The clock and the waiting of the whole tool: real, or virtual so that minutes take no time. */
public interface Time {
  /** The moment it is. */
  Instant now();

  /** Lets this much time pass; a zero or negative duration returns at once. */
  void sleep(Duration wait) throws InterruptedException;

  /** A clock for durations, in nanoseconds: monotonic, and moved by waits that are skipped. */
  default long nanoTime() {
    return System.nanoTime();
  }

  /**
   * The time for somebody who works beside others: where waits are skipped, those of one must not
   * pass for another, so there it is a time of its own that starts now.
   */
  default Time fork() {
    return this;
  }

  /** The time of the machine. */
  static Time real() {
    return new RealTime();
  }
}
