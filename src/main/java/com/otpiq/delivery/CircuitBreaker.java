package com.otpiq.delivery;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where OTPIQ stops delivering to an endpoint that keeps failing. It documents that it may, not
 * when: the number of failures is assumed.
 */
public final class CircuitBreaker {
  private final OptionalInt limit;
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private final AtomicBoolean open = new AtomicBoolean();

  /**
   * A breaker that opens after so many failed attempts, one after the other.
   *
   * @param limit nothing for a breaker that never opens
   */
  public CircuitBreaker(OptionalInt limit) {
    this.limit = limit;
  }

  /** Hears of an attempt; true where it is the one that opens the breaker. */
  boolean opensAfter(Outcome outcome) {
    int failures = outcome.acknowledged() ? 0 : failuresInARow.incrementAndGet();
    if (failures == 0) {
      failuresInARow.set(0);
    }
    return limit.isPresent() && failures >= limit.getAsInt() && open.compareAndSet(false, true);
  }

  /** Whether nothing is delivered any more. */
  public boolean isOpen() {
    return open.get();
  }
}
