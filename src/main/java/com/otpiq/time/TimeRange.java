package com.otpiq.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The times that otpiq reads and calculates with, from 1970 to 9999: text from outside may have a
 * year with which a calculation overflows.
 */
public final class TimeRange {
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Instant LAST = END.minusMillis(1);

  private TimeRange() {}

  /** Whether a time is in the range. */
  public static boolean contains(Instant time) {
    return !time.isBefore(Instant.EPOCH) && time.isBefore(END);
  }

  /** The time after a wait; at the latest the last millisecond of the range. */
  public static Instant after(Instant start, Duration wait) {
    return wait.compareTo(Duration.between(start, LAST)) < 0 ? start.plus(wait) : LAST;
  }
}
