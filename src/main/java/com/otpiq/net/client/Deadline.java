package com.otpiq.net.client;

import com.otpiq.time.Stopwatch;
import java.time.Duration;

/**
 * The end of an exchange, from its start: the look-up of the host name counts.
 *
 * @param limit how long the exchange may take
 */
record Deadline(Stopwatch stopwatch, Duration limit) {
  /** A deadline for what begins now. */
  static Deadline in(Duration limit) {
    return new Deadline(Stopwatch.start(), limit);
  }

  /** The time that is left; never negative. */
  Duration remaining() {
    return stopwatch.remainingOf(limit);
  }

  /** The time that is left for a method that takes 0 for no limit; at least one millisecond. */
  int remainingMillis() {
    return Math.clamp(remaining().toMillis(), 1, Integer.MAX_VALUE);
  }

  boolean isOver() {
    return remaining().isZero();
  }
}
