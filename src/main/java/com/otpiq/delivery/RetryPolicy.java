package com.otpiq.delivery;

import com.otpiq.rule.Basis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When OTPIQ tries again.
 *
 * @param retries after the first attempt; 10 documented for delivery reports
 * @param timeout of one attempt, over the whole exchange; 10 s documented for delivery reports
 * @param backoff the waits between attempts
 * @param jitter how far a wait may be from its nominal length: 0.2 is ±20 %; assumed
 */
public record RetryPolicy(int retries, Duration timeout, Backoff backoff, double jitter) {
  /** How long OTPIQ waits for an answer (its page, "Respond Quickly"). */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  static final int RETRIES = 10;
  private static final double JITTER = 0.2;

  /** For people who watch: 1, 2, 4 … 60, 60 s. */
  public static final RetryPolicy QUICK =
      new RetryPolicy(
          RETRIES,
          TIMEOUT,
          new Backoff.Exponential(Duration.ofSeconds(1), 2, Optional.of(Duration.ofMinutes(1))),
          JITTER);

  /** As a provider does it: 30 s, doubling without end. */
  public static final RetryPolicy PROVIDER =
      new RetryPolicy(
          RETRIES,
          TIMEOUT,
          new Backoff.Exponential(Duration.ofSeconds(30), 2, Optional.empty()),
          JITTER);

  /**
   * Of an inbound WhatsApp message: three quick tries, then hourly until two days are over (OTPIQ,
   * "WhatsApp inbound webhooks"). The timeout is assumed to be that of delivery reports.
   */
  public static final RetryPolicy INBOUND =
      new RetryPolicy(
          49,
          TIMEOUT,
          new Backoff.Listed(
              List.of(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofHours(1))),
          0);

  public RetryPolicy {
    if (retries < 0 || !timeout.isPositive() || !(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException(
          "a policy needs retries >= 0, a timeout > 0, and a jitter from 0 up to but not 1");
    }
  }

  public RetryPolicy withRetries(int other) {
    return new RetryPolicy(other, timeout, backoff, jitter);
  }

  public RetryPolicy withTimeout(Duration other) {
    return new RetryPolicy(retries, other, backoff, jitter);
  }

  public RetryPolicy withBackoff(Backoff other) {
    return new RetryPolicy(retries, timeout, other, jitter);
  }

  public RetryPolicy withJitter(double other) {
    return new RetryPolicy(retries, timeout, backoff, other);
  }

  /**
   * How long to wait after an attempt; nothing where it was the last.
   *
   * @param attempt counted from 1
   * @param retryAfter what the receiver asked for; it only ever delays, and never beyond the
   *     longest wait
   */
  public Optional<RetryDelay> retryDelay(
      int attempt, Outcome outcome, Optional<Duration> retryAfter, RandomGenerator random) {
    if (outcome.acknowledged() || outcome.gone() || attempt > retries) {
      return Optional.empty();
    }
    Duration planned = jittered(attempt, random);
    Duration asked = retryAfter.orElse(Duration.ZERO);
    Duration longest = backoff.maxRetryAfter();
    Duration heeded = asked.compareTo(longest) < 0 ? asked : longest;
    return Optional.of(
        heeded.compareTo(planned) > 0
            ? new RetryDelay(heeded, Basis.ASSUMED, Optional.of(asked))
            : new RetryDelay(planned, backoff.basis(), Optional.empty()));
  }

  /** The wait after this attempt as chance makes it. */
  public Duration jittered(int attempt, RandomGenerator random) {
    Duration nominal = backoff.after(attempt);
    return jitter == 0 ? nominal : scaled(nominal, random.nextDouble(1 - jitter, 1 + jitter));
  }

  /** The shortest that chance can make the wait after this attempt. */
  public Duration shortest(int attempt) {
    return scaled(backoff.after(attempt), 1 - jitter);
  }

  /** The longest that chance can make the wait after this attempt. */
  public Duration longest(int attempt) {
    return scaled(backoff.after(attempt), 1 + jitter);
  }

  private static Duration scaled(Duration wait, double factor) {
    return Duration.ofMillis(Math.round(wait.toMillis() * factor));
  }
}
