package com.otpiq.event;

import com.otpiq.delivery.Attempt;
import com.otpiq.rule.Basis;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.WebhookKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Events of the delivery of webhooks by replay, trigger and the sandbox. */
public sealed interface DeliveryEvent extends Event {
  /**
   * One attempt to deliver a webhook.
   *
   * @param number of the webhook, counted from 1
   * @param total how many webhooks there are; 0 if the total is unknown
   */
  record AttemptMade(int number, int total, WebhookKind kind, Body body, Attempt attempt)
      implements DeliveryEvent {}

  /**
   * The progress of a replay.
   *
   * @param done webhooks that were acknowledged or given up
   */
  record DeliveryProgress(int done, int total, int attempts) implements DeliveryEvent {}

  /**
   * All webhooks were acknowledged or given up, or the endpoint was disabled first.
   *
   * @param failed webhooks given up; those neither acknowledged nor failed are unfinished
   * @param unreadable webhooks in the files that could not be read, in addition to the total
   */
  record DeliverySummary(
      int total, int acknowledged, int failed, int unreadable, int attempts, Latency latency)
      implements DeliveryEvent {
    public int unfinished() {
      return total - acknowledged - failed;
    }

    /** Whether every webhook was acknowledged. */
    public boolean isComplete() {
      return acknowledged == total && unreadable == 0;
    }
  }

  /**
   * The response times of a receiver.
   *
   * @param median of all responses; zero if there was none
   * @param p99 the 99th percentile
   * @param slow responses after 5 s or more
   * @param late those of them after 10 s or more, for which OTPIQ would not have waited
   * @param timedOut attempts without a response before the timeout
   */
  record Latency(Duration median, Duration p99, int slow, int late, int timedOut) {}

  /**
   * The retry schedule that a delivery would follow ({@code --plan}).
   *
   * @param webhooks how many follow it; 0 if none is given
   * @param basis whether OTPIQ documents these waits
   * @param duration from the first attempt to the last
   */
  record RetryPlan(
      WebhookKind kind, long webhooks, Basis basis, List<PlannedRetry> retries, Duration duration)
      implements DeliveryEvent {}

  /**
   * One retry of a plan and the wait before it.
   *
   * @param attempt its number; the first retry is attempt 2
   * @param nominal the wait without jitter
   * @param shortest the shortest wait with jitter
   * @param longest the longest wait with jitter
   * @param jittered the wait that the seed yields; empty without a seed
   * @param sinceFirst from the first attempt to this one
   */
  record PlannedRetry(
      int attempt,
      Duration nominal,
      Duration shortest,
      Duration longest,
      Optional<Duration> jittered,
      Duration sinceFirst) {}

  /** A webhook that is printed instead of sent ({@code --print}), without a secret. */
  record PayloadPrinted(Delivery delivery) implements DeliveryEvent {}
}
