package com.otpiq.time;

import java.time.Duration;

/** How long something really took, unmoved by virtual time and by changes of the clock. */
public final class Stopwatch {
  private final long started = System.nanoTime();

  private Stopwatch() {}

  public static Stopwatch start() {
    return new Stopwatch();
  }

  /** The time since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** What is left of a limit, never below zero. */
  public Duration leftOf(Duration limit) {
    Duration left = limit.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
