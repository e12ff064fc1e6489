package com.otpiq.delivery;

import com.otpiq.time.Stopwatch;
import com.otpiq.time.Time;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Carries webhooks as OTPIQ does: again and again, until a 2xx or the end of its patience. */
public final class Courier {
  private final Transport transport;
  private final RetryPolicy policy;
  private final Time time;
  private final RandomGenerator random;

  public Courier(Transport transport, RetryPolicy policy, Time time, RandomGenerator random) {
    this.transport = transport;
    this.policy = policy;
    this.time = time;
    this.random = random;
  }

  /**
   * Delivers one webhook; returns when it was acknowledged or given up.
   *
   * @param onAttempt hears of each attempt as it ends, before the wait that follows
   * @return the last attempt
   */
  public Attempt deliver(Parcel parcel, Consumer<Attempt> onAttempt) throws InterruptedException {
    for (int number = 1; ; number++) {
      Attempt attempt = attempt(parcel, number);
      onAttempt.accept(attempt);
      if (attempt.pause().isEmpty()) {
        return attempt;
      }
      time.sleep(attempt.pause().get().length());
    }
  }

  private Attempt attempt(Parcel parcel, int number) throws InterruptedException {
    Instant at = time.now();
    Stopwatch watch = Stopwatch.start();
    Outcome outcome = transport.carry(parcel.forAttempt(number, at), policy.timeout());
    Optional<RetryPolicy.Wait> pause =
        policy.waitAfter(number, outcome, RetryAfter.of(outcome, time.now()), random);
    return new Attempt(number, at, outcome, watch.elapsed(), pause);
  }
}
