package com.otpiq.time;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only by waits, which return at once. */
public final class VirtualTime implements Time {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Instant now;

  /** Starts at this time. */
  public VirtualTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration wait) {
    if (wait.isPositive()) {
      now = TimeRange.after(now, wait);
    }
  }

  /** Overflows like that of the system: only differences matter. */
  @Override
  public synchronized long nanoTime() {
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }

  @Override
  public Time fork() {
    return new VirtualTime(now());
  }
}
