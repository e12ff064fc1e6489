package com.otpiq.time;

import java.time.Duration;

/** Measures a duration; changes of the wall clock do not affect it. */
public final class Stopwatch {
  private final Time time;
  private final long started;

  private Stopwatch(Time time) {
    this.time = time;
    this.started = time.nanoTime();
  }

  /** Measures real time. */
  public static Stopwatch start() {
    return start(Time.real());
  }

  /** Measures this time, which may be virtual. */
  public static Stopwatch start(Time time) {
    return new Stopwatch(time);
  }

  /** The time since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - started);
  }

  /** The rest of a time limit; never negative. */
  public Duration remainingOf(Duration limit) {
    Duration left = limit.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
