package com.otpiq.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the requests for each number, as OTPIQ documents it: 10 in 10 minutes. */
public final class RateLimiter {
  public static final int MOST = 10;
  public static final Duration WINDOW = Duration.ofMinutes(10);

  private final Map<String, Deque<Instant>> requests = new HashMap<>();

  /** Takes one more request for a number; how many minutes it must wait, or 0 where it may go. */
  long minutesToWait(String number, Instant now) {
    Deque<Instant> recent = requests.computeIfAbsent(number, _ -> new ArrayDeque<>(1));
    while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() < MOST) {
      recent.addLast(now);
      return 0;
    }
    Duration left = Duration.between(now, recent.getFirst().plus(WINDOW));
    return Math.max(1, left.plusSeconds(59).toMinutes());
  }

  void reset() {
    requests.clear();
  }
}
