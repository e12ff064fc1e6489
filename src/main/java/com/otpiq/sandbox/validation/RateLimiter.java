package com.otpiq.sandbox.validation;

import com.otpiq.message.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the requests for each phone number, and refuses those above OTPIQ's rate limit. */
public final class RateLimiter {
  private final Map<String, Deque<Instant>> requests = new HashMap<>();

  /**
   * Counts one more request for a number.
   *
   * @return the minutes until the number is free again, rounded up; 0 if the request is allowed
   */
  public synchronized long minutesToWait(String number, Instant now) {
    Deque<Instant> recent = requests.computeIfAbsent(number, _ -> new ArrayDeque<>(1));
    while (!recent.isEmpty() && !recent.getFirst().plus(RateLimit.WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() < RateLimit.MAX_REQUESTS) {
      recent.addLast(now);
      return 0;
    }
    Duration left = Duration.between(now, recent.getFirst().plus(RateLimit.WINDOW));
    return Math.max(1, left.plusSeconds(59).toMinutes());
  }

  public synchronized void reset() {
    requests.clear();
  }
}
