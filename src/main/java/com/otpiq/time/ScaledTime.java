package com.otpiq.time;

import java.time.Duration;
import java.time.Instant;

/** Time whose waits are shortened; everything else takes as long as in the base time. */
public final class ScaledTime implements Time {
  private final Time base;
  private final double speed;
  private Duration skipped;

  /**
   * Starts at the current base time.
   *
   * @param speed by which waits are divided; more than 0
   */
  public ScaledTime(Time base, double speed) {
    this(base, speed, Duration.ZERO);
  }

  private ScaledTime(Time base, double speed, Duration skipped) {
    this.base = base;
    this.speed = speed;
    this.skipped = skipped;
  }

  @Override
  public synchronized Instant now() {
    return TimeRange.after(base.now(), skipped);
  }

  @Override
  public void sleep(Duration wait) throws InterruptedException {
    Duration real = Duration.ofMillis(Math.round(wait.toMillis() / speed));
    base.sleep(real);
    skip(wait.minus(real));
  }

  @Override
  public synchronized Time fork() {
    return new ScaledTime(base, speed, skipped);
  }

  private synchronized void skip(Duration more) {
    skipped = skipped.plus(more);
  }
}
