package com.otpiq.replay;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.event.DeliveryEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of the webhooks, and how long their receiver took. */
final class ReplayTotals {
  /** From here on an answer is worth a warning: half of what OTPIQ grants. */
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final int total;
  private final List<Duration> answers = new ArrayList<>();
  private int acknowledged;
  private int failed;
  private int attempts;
  private int slow;
  private int late;
  private int timedOut;

  ReplayTotals(int total) {
    this.total = total;
  }

  synchronized void addAttempt(Attempt attempt) {
    attempts++;
    switch (attempt.outcome()) {
      case Outcome.Responded _ -> {
        answers.add(attempt.took());
        late += attempt.took().compareTo(RetryPolicy.TIMEOUT) >= 0 ? 1 : 0;
        slow += attempt.took().compareTo(SLOW) >= 0 ? 1 : 0;
      }
      case Outcome.TimedOut _ -> timedOut++;
      case Outcome.Failed _ -> {}
    }
  }

  synchronized void addWebhook(Attempt last) {
    if (last.outcome().acknowledged()) {
      acknowledged++;
    } else {
      failed++;
    }
  }

  synchronized boolean isAllAcknowledged() {
    return acknowledged == total;
  }

  synchronized DeliveryEvent.DeliveryProgress progress() {
    return new DeliveryEvent.DeliveryProgress(acknowledged + failed, total, attempts);
  }

  synchronized DeliveryEvent.DeliverySummary summary() {
    List<Duration> sorted = answers.stream().sorted().toList();
    return new DeliveryEvent.DeliverySummary(
        total,
        acknowledged,
        failed,
        attempts,
        new DeliveryEvent.Latency(
            percentile(sorted, 0.50), percentile(sorted, 0.99), slow, late, timedOut));
  }

  /** The value that this part of all are not above (nearest rank); zero where there is none. */
  private static Duration percentile(List<Duration> sorted, double part) {
    return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }
}
