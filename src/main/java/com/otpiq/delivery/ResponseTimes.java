package com.otpiq.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects how long a receiver takes to respond. Thread-safe. */
public final class ResponseTimes {
  /** Responses that take this long are worth a warning: half of {@link RetryPolicy#TIMEOUT}. */
  public static final Duration SLOW = Duration.ofSeconds(5);

  private final List<Duration> times = new ArrayList<>();

  /** Whether OTPIQ would not have waited for a response that took this long. */
  public static boolean isLate(Duration took) {
    return took.compareTo(RetryPolicy.TIMEOUT) >= 0;
  }

  /** Whether a response is worth a warning; a late one is slow too. */
  public static boolean isSlow(Duration took) {
    return took.compareTo(SLOW) >= 0;
  }

  /** Adds the time that a response took. */
  public synchronized void add(Duration took) {
    times.add(took);
  }

  /** How many responses were slow. */
  public synchronized int slow() {
    return (int) times.stream().filter(ResponseTimes::isSlow).count();
  }

  /** How many responses were late. */
  public synchronized int late() {
    return (int) times.stream().filter(ResponseTimes::isLate).count();
  }

  /**
   * The time within which this percentage of responses was received (nearest rank); zero if there
   * is none.
   *
   * @param percent above 0 and up to 100
   */
  public synchronized Duration percentile(int percent) {
    List<Duration> sorted = times.stream().sorted().toList();
    int rank = (percent * sorted.size() + 99) / 100;
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(rank - 1);
  }
}
