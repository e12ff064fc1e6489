package com.otpiq.replay;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ResponseTimes;
import com.otpiq.event.DeliveryEvent;

/** Counts the webhooks and attempts of a replay for its summary. */
final class ReplayTotals {
  private final int total;
  private final int unreadable;
  private final ResponseTimes responseTimes = new ResponseTimes();
  private int acknowledged;
  private int failed;
  private int attempts;
  private int timedOut;

  ReplayTotals(int total, int unreadable) {
    this.total = total;
    this.unreadable = unreadable;
  }

  synchronized void addAttempt(Attempt attempt) {
    attempts++;
    switch (attempt.outcome()) {
      case Outcome.Responded _ -> responseTimes.add(attempt.took());
      case Outcome.TimedOut _ -> timedOut++;
      case Outcome.Failed _ -> {}
    }
  }

  synchronized void addWebhook(Attempt last) {
    if (last.outcome().isAcknowledged()) {
      acknowledged++;
    } else {
      failed++;
    }
  }

  synchronized DeliveryEvent.DeliveryProgress progress() {
    return new DeliveryEvent.DeliveryProgress(acknowledged + failed, total, attempts);
  }

  synchronized DeliveryEvent.DeliverySummary summary() {
    return new DeliveryEvent.DeliverySummary(
        total,
        acknowledged,
        failed,
        unreadable,
        attempts,
        new DeliveryEvent.Latency(
            responseTimes.percentile(50),
            responseTimes.percentile(99),
            responseTimes.slow(),
            responseTimes.late(),
            timedOut));
  }
}
