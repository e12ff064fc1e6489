package com.otpiq.delivery;

import java.util.OptionalInt;

/**
 * Stops deliveries to an endpoint that keeps failing. OTPIQ documents that it may disable an
 * endpoint, but not when: the number of failures is assumed.
 */
public final class CircuitBreaker {
  private final OptionalInt maxFailures;
  private int failuresInARow;
  private volatile State state = State.CLOSED;

  /**
   * A breaker that opens after this many failed attempts in a row.
   *
   * @param maxFailures empty for a breaker that never opens
   */
  public CircuitBreaker(OptionalInt maxFailures) {
    this.maxFailures = maxFailures;
  }

  private enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  /** Records an attempt; returns whether this attempt opens the breaker. */
  public synchronized boolean opensAfter(boolean acknowledged) {
    failuresInARow = acknowledged ? 0 : failuresInARow + 1;
    boolean opens =
        !acknowledged && (state == State.HALF_OPEN || (state == State.CLOSED && isLimitReached()));
    state = opens ? State.OPEN : state;
    return opens;
  }

  /** Whether deliveries are stopped, except for a probe. */
  public boolean isOpen() {
    return state != State.CLOSED;
  }

  /** Lets one delivery through as a probe: if it fails, the breaker opens again at once. */
  public synchronized void halfOpen() {
    state = State.HALF_OPEN;
  }

  /** Lets deliveries through again. */
  public synchronized void close() {
    state = State.CLOSED;
  }

  /** The number of failed attempts since the last success. */
  public synchronized int failuresInARow() {
    return failuresInARow;
  }

  private boolean isLimitReached() {
    return maxFailures.isPresent() && failuresInARow >= maxFailures.getAsInt();
  }
}
