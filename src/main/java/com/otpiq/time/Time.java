package com.otpiq.time;

import java.time.Duration;
import java.time.Instant;

/** The clock and the waiting of the whole tool: real, or virtual so that minutes take no time. */
public interface Time {
  /** The moment it is. */
  Instant now();

  /** Lets this much time pass; a zero or negative duration returns at once. */
  void sleep(Duration wait) throws InterruptedException;

  /** The time of the machine. */
  static Time real() {
    return new RealTime();
  }
}
