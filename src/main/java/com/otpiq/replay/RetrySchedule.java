package com.otpiq.replay;

import com.otpiq.delivery.RetryPolicy;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.time.Seed;
import com.otpiq.webhook.WebhookKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Calculates when each attempt is made if none is acknowledged. */
public final class RetrySchedule {
  private RetrySchedule() {}

  /**
   * The schedule of a policy.
   *
   * @param webhooks how many follow it; 0 if none is given
   * @param seed if given, the waits of the first webhook with its jitter are included
   */
  public static DeliveryEvent.RetryPlan of(
      WebhookKind kind, long webhooks, RetryPolicy policy, Optional<Seed> seed) {
    Optional<RandomGenerator> random = seed.map(value -> value.random(1));
    List<DeliveryEvent.PlannedRetry> waits = new ArrayList<>();
    Duration since = Duration.ZERO;
    for (int attempt = 1; attempt <= policy.retries(); attempt++) {
      Duration nominal = policy.backoff().after(attempt);
      int number = attempt;
      since = since.plus(nominal);
      waits.add(
          new DeliveryEvent.PlannedRetry(
              attempt + 1,
              nominal,
              policy.shortest(attempt),
              policy.longest(attempt),
              random.map(generator -> policy.jittered(number, generator)),
              since));
    }
    return new DeliveryEvent.RetryPlan(
        kind, webhooks, policy.backoff().basis(), List.copyOf(waits), since);
  }
}
