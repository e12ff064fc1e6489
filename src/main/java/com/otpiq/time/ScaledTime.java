package com.otpiq.time;

import java.time.Duration;
import java.time.Instant;

/** Time that passes faster than another one, or slower. */
public final class ScaledTime implements Time {
  private final Time base;
  private final double speed;
  private final Instant start;

  /**
   * Time from now on.
   *
   * @param speed how many of its seconds pass in one of the base's; more than 0
   */
  public ScaledTime(Time base, double speed) {
    this.base = base;
    this.speed = speed;
    this.start = base.now();
  }

  @Override
  public Instant now() {
    return start.plus(times(Duration.between(start, base.now()), speed));
  }

  @Override
  public void sleep(Duration wait) throws InterruptedException {
    base.sleep(times(wait, 1 / speed));
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofMillis(Math.round(duration.toMillis() * factor));
  }
}
