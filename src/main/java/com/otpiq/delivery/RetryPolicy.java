package com.otpiq.delivery;

import com.otpiq.rule.Basis;
import com.otpiq.webhook.WebhookKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How often and when OTPIQ retries.
 *
 * @param retries after the first attempt; 10 documented for delivery reports
 * @param timeout of one attempt, for the whole exchange; 10 s documented for delivery reports
 * @param backoff the waits between attempts
 * @param jitter the largest random change of a wait: 0.2 is ±20 %; assumed
 */
public record RetryPolicy(int retries, Duration timeout, Backoff backoff, double jitter) {
  /** How long OTPIQ waits for a response (OTPIQ, "Respond Quickly"). */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  static final int RETRIES = 10;
  private static final double JITTER = 0.2;

  /** Short waits, for interactive use: 1, 2, 4 … 60, 60 s. */
  public static final RetryPolicy QUICK =
      new RetryPolicy(
          RETRIES,
          TIMEOUT,
          new Backoff.Exponential(Duration.ofSeconds(1), 2, Optional.of(Duration.ofMinutes(1))),
          JITTER);

  /** Long waits, as providers have them: 30 s, doubling without limit. */
  public static final RetryPolicy PROVIDER =
      new RetryPolicy(
          RETRIES,
          TIMEOUT,
          new Backoff.Exponential(Duration.ofSeconds(30), 2, Optional.empty()),
          JITTER);

  /**
   * The policy of inbound WhatsApp messages: three quick attempts, then one each hour for two days
   * (OTPIQ, "WhatsApp inbound webhooks"). The timeout is assumed to be that of delivery reports.
   */
  public static final RetryPolicy INBOUND =
      new RetryPolicy(
          49,
          TIMEOUT,
          new Backoff.Listed(
              List.of(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofHours(1))),
          0);

  /** The retry policy of each kind of webhook. */
  public record ByKind(RetryPolicy reports, RetryPolicy inbound) {
    public RetryPolicy of(WebhookKind kind) {
      return switch (kind) {
        case DELIVERY_REPORT -> reports;
        case WHATSAPP_INBOUND -> inbound;
      };
    }
  }

  /**
   * The wait before the next attempt.
   *
   * @param length how long the deliverer waits
   * @param basis whether OTPIQ documents this length
   * @param retryAfter the Retry-After of the response, if it made the wait longer; {@code length}
   *     is shorter if it exceeds the longest wait
   */
  public record Delay(Duration length, Basis basis, Optional<Duration> retryAfter) {}

  public RetryPolicy {
    if (retries < 0 || !timeout.isPositive() || !(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException(
          "a policy needs retries >= 0, a timeout > 0, and a jitter >= 0 and < 1");
    }
  }

  /** A copy with this number of retries after the first attempt. */
  public RetryPolicy withRetries(int other) {
    return new RetryPolicy(other, timeout, backoff, jitter);
  }

  /** A copy with this timeout of an attempt. */
  public RetryPolicy withTimeout(Duration other) {
    return new RetryPolicy(retries, other, backoff, jitter);
  }

  /** A copy with these waits. */
  public RetryPolicy withBackoff(Backoff other) {
    return new RetryPolicy(retries, timeout, other, jitter);
  }

  /** A copy with this jitter, at least 0 and less than 1. */
  public RetryPolicy withJitter(double other) {
    return new RetryPolicy(retries, timeout, backoff, other);
  }

  /**
   * The wait after an attempt; empty if it was the last.
   *
   * @param attempt counted from 1
   * @param retryAfter what the receiver requested; it can make the wait longer, but not longer than
   *     the longest wait of the backoff
   */
  public Optional<Delay> retryDelay(
      int attempt, Outcome outcome, Optional<Duration> retryAfter, RandomGenerator random) {
    if (outcome.isAcknowledged() || outcome.isGone() || attempt > retries) {
      return Optional.empty();
    }
    Duration planned = jittered(attempt, random);
    Duration requested = retryAfter.orElse(Duration.ZERO);
    Duration longest = backoff.maxRetryAfter();
    Duration granted = requested.compareTo(longest) < 0 ? requested : longest;
    return Optional.of(
        granted.compareTo(planned) > 0
            ? new Delay(granted, Basis.ASSUMED, Optional.of(requested))
            : new Delay(planned, backoff.basis(), Optional.empty()));
  }

  /** The sum of all waits without jitter. */
  public Duration duration() {
    return IntStream.rangeClosed(1, retries)
        .mapToObj(backoff::after)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The wait after an attempt, with a random jitter. */
  public Duration jittered(int attempt, RandomGenerator random) {
    Duration nominal = backoff.after(attempt);
    return jitter == 0 ? nominal : scaled(nominal, random.nextDouble(1 - jitter, 1 + jitter));
  }

  /** The shortest wait after an attempt with any jitter. */
  public Duration shortest(int attempt) {
    return scaled(backoff.after(attempt), 1 - jitter);
  }

  /** The longest wait after an attempt with any jitter. */
  public Duration longest(int attempt) {
    return scaled(backoff.after(attempt), 1 + jitter);
  }

  private static Duration scaled(Duration wait, double factor) {
    return Duration.ofMillis(Math.round(wait.toMillis() * factor));
  }
}
