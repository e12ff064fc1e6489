package com.otpiq.delivery;

import com.otpiq.rule.Basis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The waits between the attempts of a sender, without jitter. */
public sealed interface Backoff {
  /**
   * The wait after an attempt.
   *
   * @param attempt counted from 1
   */
  Duration after(int attempt);

  /** The longest wait that a Retry-After can cause; zero if it is ignored. */
  Duration maxRetryAfter();

  /** Whether OTPIQ documents these waits. */
  Basis basis();

  /**
   * Waits that grow by the same factor. OTPIQ documents only that they grow, so every number is
   * assumed.
   *
   * @param base the wait before the first retry
   * @param factor of each wait to the one before; 1 or more
   * @param cap the longest wait; empty if the waits grow without limit
   */
  record Exponential(Duration base, double factor, Optional<Duration> cap) implements Backoff {
    private static final double LONGEST_MILLIS = Duration.ofDays(36_500).toMillis();

    public Exponential {
      if (base.isNegative() || factor < 1 || cap.filter(Duration::isNegative).isPresent()) {
        throw new IllegalArgumentException("a backoff needs waits >= 0 and a factor >= 1");
      }
    }

    @Override
    public Duration after(int attempt) {
      double millis = base.toMillis() * Math.pow(factor, attempt - 1);
      Duration wait = Duration.ofMillis((long) Math.min(millis, LONGEST_MILLIS));
      return cap.filter(longest -> longest.compareTo(wait) < 0).orElse(wait);
    }

    /** The longest of the documented ten waits, even if there are more retries. */
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
   * Waits that OTPIQ documents one by one.
   *
   * @param waits in their order; the last one is repeated
   */
  record Listed(List<Duration> waits) implements Backoff {
    public Listed {
      waits = List.copyOf(waits);
    }

    @Override
    public Duration after(int attempt) {
      return waits.get(Math.min(attempt, waits.size()) - 1);
    }

    /** Documented waits ignore Retry-After. */
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
