package com.otpiq.time;

import java.time.Duration;
import java.time.Instant;

/** The clock and the waits of the program: real, or virtual so that waits take no time. */
public interface Time {
  /** The current time. */
  Instant now();

  /** Waits; returns at once if the duration is zero or negative. */
  void sleep(Duration wait) throws InterruptedException;

  /** A clock for durations, in nanoseconds: monotonic, and moved by waits that are skipped. */
  default long nanoTime() {
    return System.nanoTime();
  }

  /**
   * The time of a concurrent thread. If waits are skipped, each thread needs a time of its own, so
   * that the waits of one do not pass for another; it starts now.
   */
  default Time fork() {
    return this;
  }

  /** The system clock with real waits. */
  static Time real() {
    return new RealTime();
  }
}
