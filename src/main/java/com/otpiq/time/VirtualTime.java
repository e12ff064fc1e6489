package com.otpiq.time;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only by waits, which return at once. */
public final class VirtualTime implements Time {
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
      now = now.plus(wait);
    }
  }

  @Override
  public synchronized long nanoTime() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  @Override
  public Time fork() {
    return new VirtualTime(now());
  }
}
