package com.otpiq.delivery;

import com.otpiq.rule.Basis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a sender waits between its attempts, before chance moves the waits a little. */
public sealed interface Backoff {
  /**
   * The wait after an attempt.
   *
   * @param attempt counted from 1
   */
  Duration after(int attempt);

  /** The longest wait that a receiver can ask for; zero where it is not asked. */
  Duration maxRetryAfter();

  /** Whether OTPIQ publishes these waits. */
  Basis basis();

  /**
   * Each wait longer than the one before by the same factor. OTPIQ says no more than that, so every
   * number is assumed.
   *
   * @param base the wait before the first retry
   * @param factor how much longer each next wait is; 1 or more
   * @param cap the longest wait, or nothing where they grow for ever
   */
  record Exponential(Duration base, double factor, Optional<Duration> cap) implements Backoff {
    private static final double LONGEST_MILLIS = Duration.ofDays(36_500).toMillis();

    public Exponential {
      if (base.isNegative() || factor < 1 || cap.filter(Duration::isNegative).isPresent()) {
        throw new IllegalArgumentException("a backoff has no negative wait and a factor >= 1");
      }
    }

    @Override
    public Duration after(int attempt) {
      double millis = base.toMillis() * Math.pow(factor, attempt - 1);
      Duration wait = Duration.ofMillis((long) Math.min(millis, LONGEST_MILLIS));
      return cap.filter(longest -> longest.compareTo(wait) < 0).orElse(wait);
    }

    /** The longest of the documented ten waits, however many there really are. */
    @Override
    public Duration maxRetryAfter() {
      return cap.orElseGet(() -> after(RetryPolicy.RETRIES));
    }

    @Override
    public Basis basis() {
      return Basis.ASSUMED;
    }
  }

  /**
   * Waits that OTPIQ names one by one.
   *
   * @param waits in their order; the last one again and again
   */
  record Listed(List<Duration> waits) implements Backoff {
    public Listed {
      waits = List.copyOf(waits);
    }

    @Override
    public Duration after(int attempt) {
      return waits.get(Math.min(attempt, waits.size()) - 1);
    }

    /** Documented waits are what they are. */
    @Override
    public Duration maxRetryAfter() {
      return Duration.ZERO;
    }

    @Override
    public Basis basis() {
      return Basis.DOCUMENTED;
    }
  }
}
