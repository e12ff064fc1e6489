package com.otpiq.delivery;

import com.otpiq.message.Redactor;
import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import com.otpiq.webhook.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Delivers webhooks as OTPIQ does: retries until a 2xx or until the retry policy gives up. */
public final class Deliverer {
  private final Transport transport;
  private final RequestHeaders headers;
  private final RetryPolicy.ByKind policies;
  private final CircuitBreaker breaker;
  private final Reachability reachability;
  private final Time time;

  /**
   * A deliverer to one endpoint, which may be unreachable for a while.
   *
   * @param time in which the waits between attempts pass
   */
  public Deliverer(
      Transport transport,
      RequestHeaders headers,
      RetryPolicy.ByKind policies,
      CircuitBreaker breaker,
      Time time) {
    this(transport, headers, policies, breaker, Reachability.ignored(), time);
  }

  /**
   * A deliverer to one endpoint.
   *
   * @param reachability whether it must be reached by the first attempt
   * @param time in which the waits between attempts pass
   */
  public Deliverer(
      Transport transport,
      RequestHeaders headers,
      RetryPolicy.ByKind policies,
      CircuitBreaker breaker,
      Reachability reachability,
      Time time) {
    this.transport = transport;
    this.headers = headers;
    this.policies = policies;
    this.breaker = breaker;
    this.reachability = reachability;
    this.time = time;
  }

  /** The same deliverer, whose waits pass in another time. */
  public Deliverer withTime(Time other) {
    return new Deliverer(transport, headers, policies, breaker, reachability, other);
  }

  /** Whether no more webhooks are delivered: the endpoint was disabled, or never reached. */
  public boolean isStopped() {
    return breaker.isOpen() || reachability.isUnreachable();
  }

  /**
   * Delivers one webhook; returns when it was acknowledged or given up.
   *
   * @param random decides the jitter
   * @param onAttempt called after each attempt, before the wait that follows
   * @return the last attempt
   */
  public Attempt deliver(
      OutgoingWebhook webhook, RandomGenerator random, Consumer<Attempt> onAttempt)
      throws InterruptedException {
    Instant start = time.now();
    for (int number = 1; ; number++) {
      Attempt attempt = attempt(webhook, number, start, random);
      onAttempt.accept(attempt);
      if (attempt.retryDelay().isEmpty()) {
        return attempt;
      }
      time.sleep(attempt.retryDelay().get().length());
      if (isStopped()) {
        return attempt;
      }
    }
  }

  /**
   * Makes one attempt and returns the wait before the next; the caller does the waiting.
   *
   * @param number counted from 1
   * @param start when the first attempt began
   */
  public Attempt attempt(OutgoingWebhook webhook, int number, Instant start, RandomGenerator random)
      throws InterruptedException {
    RetryPolicy policy = policies.of(webhook.kind());
    boolean wasStopped = isStopped();
    Instant at = time.now();
    Stopwatch stopwatch = Stopwatch.start();
    Delivery delivery = headers.forAttempt(webhook, number);
    Outcome outcome =
        transport.send(delivery, policy.timeout()).redacted(Redactor.ofSent(delivery.headers()));
    Duration took = stopwatch.elapsed();
    boolean disablesEndpoint = breaker.opensAfter(outcome.isAcknowledged());
    reachability.record(outcome);
    Optional<RetryPolicy.Delay> retryDelay =
        wasStopped || disablesEndpoint || reachability.isUnreachable()
            ? Optional.empty()
            : policy.retryDelay(number, outcome, RetryAfter.of(outcome, delivery.at()), random);
    return new Attempt(
        number, at, Duration.between(start, at), outcome, took, retryDelay, disablesEndpoint);
  }
}
