package com.otpiq.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When OTPIQ tries again. It documents 10 s for an attempt and up to 10 retries with exponential
 * backoff; the waits themselves are not published, so {@code base}, {@code factor}, {@code cap} and
 * {@code jitter} are assumed.
 *
 * @param retries after the first attempt; 10 documented
 * @param timeout of one attempt, over the whole exchange; 10 s documented
 * @param base the wait before the first retry, assumed
 * @param factor how much longer each next wait is, assumed
 * @param cap the longest wait, or nothing where they grow for ever; assumed
 * @param jitter how far a wait may be from its nominal length: 0.2 is ±20 %; assumed
 */
public record RetryPolicy(
    int retries,
    Duration timeout,
    Duration base,
    double factor,
    Optional<Duration> cap,
    double jitter) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int RETRIES = 10;

  /** For people who watch: 1, 2, 4 … 60, 60 s. */
  public static final RetryPolicy QUICK =
      new RetryPolicy(
          RETRIES, TIMEOUT, Duration.ofSeconds(1), 2, Optional.of(Duration.ofSeconds(60)), 0.2);

  /** As a provider does it: 30 s, doubling without end. */
  public static final RetryPolicy PROVIDER =
      new RetryPolicy(RETRIES, TIMEOUT, Duration.ofSeconds(30), 2, Optional.empty(), 0.2);

  public RetryPolicy {
    if (retries < 0
        || timeout.isNegative()
        || timeout.isZero()
        || base.isNegative()
        || factor < 1) {
      throw new IllegalArgumentException(
          "a policy needs retries >= 0, a timeout > 0, a base >= 0 and a factor >= 1");
    }
    if (jitter < 0 || jitter >= 1) {
      throw new IllegalArgumentException("jitter is from 0 up to but not 1");
    }
  }

  public RetryPolicy withRetries(int other) {
    return new RetryPolicy(other, timeout, base, factor, cap, jitter);
  }

  public RetryPolicy withTimeout(Duration other) {
    return new RetryPolicy(retries, other, base, factor, cap, jitter);
  }

  /**
   * How long to wait after an attempt; nothing where it was the last.
   *
   * @param attempt counted from 1
   */
  public Optional<Wait> waitAfter(
      int attempt, Outcome outcome, Optional<Duration> retryAfter, RandomGenerator random) {
    if (outcome.acknowledged() || outcome.gone() || attempt > retries) {
      return Optional.empty();
    }
    Duration planned = jittered(nominalWait(attempt), random);
    Duration asked = retryAfter.orElse(Duration.ZERO);
    Duration heeded = shorter(asked, nominalWait(retries));
    return Optional.of(
        heeded.compareTo(planned) > 0
            ? new Wait(heeded, Optional.of(asked))
            : new Wait(planned, Optional.empty()));
  }

  /**
   * The wait after this attempt without jitter: base × factor to the power of (attempt - 1), up to
   * the cap.
   */
  public Duration nominalWait(int attempt) {
    double millis = base.toMillis() * Math.pow(factor, attempt - 1);
    Duration wait = Duration.ofMillis((long) Math.min(millis, Long.MAX_VALUE / 4.0e6));
    return cap.map(longest -> shorter(wait, longest)).orElse(wait);
  }

  private Duration jittered(Duration nominal, RandomGenerator random) {
    return jitter == 0
        ? nominal
        : Duration.ofMillis(
            Math.round(nominal.toMillis() * random.nextDouble(1 - jitter, 1 + jitter)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * A wait before the next attempt.
   *
   * @param asked what the receiver's Retry-After asked for, where that made the wait longer; it may
   *     be more than is heeded
   */
  public record Wait(Duration length, Optional<Duration> asked) {}
}
