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

/** Carries webhooks as OTPIQ does: again and again, until a 2xx or the end of its patience. */
public final class Deliverer {
  private final Transport transport;
  private final RetryPolicies policies;
  private final CircuitBreaker breaker;
  private final Time time;

  public Deliverer(Transport transport, RetryPolicies policies, CircuitBreaker breaker, Time time) {
    this.transport = transport;
    this.policies = policies;
    this.breaker = breaker;
    this.time = time;
  }

  /** The same courier by another clock. */
  public Deliverer in(Time other) {
    return new Deliverer(transport, policies, breaker, other);
  }

  /** Whether the endpoint was disabled, so that nothing more is to be delivered. */
  public boolean isStopped() {
    return breaker.isOpen();
  }

  /**
   * Delivers one webhook; returns when it was acknowledged or given up.
   *
   * @param random moves the waits
   * @param onAttempt hears of each attempt as it ends, before the wait that follows
   * @return the last attempt
   */
  public Attempt deliver(
      OutgoingWebhook parcel, RandomGenerator random, Consumer<Attempt> onAttempt)
      throws InterruptedException {
    Instant start = time.now();
    for (int number = 1; ; number++) {
      Attempt attempt = attempt(parcel, number, start, random);
      onAttempt.accept(attempt);
      if (attempt.retryDelay().isEmpty()) {
        return attempt;
      }
      time.sleep(attempt.retryDelay().get().length());
      if (breaker.isOpen()) {
        return attempt;
      }
    }
  }

  /**
   * Makes one attempt and says how long to wait for the next; whoever calls does the waiting.
   *
   * @param number counted from 1
   * @param start when the first attempt began
   */
  public Attempt attempt(OutgoingWebhook parcel, int number, Instant start, RandomGenerator random)
      throws InterruptedException {
    RetryPolicy policy = policies.of(parcel.family());
    Instant at = time.now();
    Stopwatch watch = Stopwatch.start();
    Delivery delivery = parcel.forAttempt(number);
    Outcome outcome =
        transport.send(delivery, policy.timeout()).redacted(Redactor.ofSent(delivery.headers()));
    Duration took = watch.elapsed();
    boolean disables = breaker.opensWith(outcome);
    Optional<RetryDelay> pause =
        breaker.isOpen()
            ? Optional.empty()
            : policy.waitAfter(number, outcome, RetryAfter.of(outcome, delivery.at()), random);
    return new Attempt(number, at, Duration.between(start, at), outcome, took, pause, disables);
  }
}
