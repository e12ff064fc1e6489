package com.otpiq.cli.deliver;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.Reachability;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes events on, and adds a hint to the first attempt that shows what the user can change. */
final class DeliveryHints implements Reporter {
  private final Reporter next;
  private final boolean hasSecret;
  private final Reachability reachability;
  private final AtomicBoolean refused = new AtomicBoolean();
  private final AtomicBoolean unreached = new AtomicBoolean();

  /**
   * Hints behind the events of one run.
   *
   * @param hasSecret whether the webhooks have a secret
   */
  DeliveryHints(Reporter next, boolean hasSecret, Reachability reachability) {
    this.next = next;
    this.hasSecret = hasSecret;
    this.reachability = reachability;
  }

  @Override
  public void report(Event event) {
    next.report(event);
    if (event instanceof DeliveryEvent.AttemptMade made) {
      hint(made.attempt().outcome());
    }
  }

  private void hint(Outcome outcome) {
    if (!hasSecret
        && outcome instanceof Outcome.Responded response
        && (response.status() == 401 || response.status() == 403)
        && refused.compareAndSet(false, true)) {
      next.report(
          new Event.Notice(
              "the webhook was sent without a secret; --secret-file FILE sends the one that the receiver expects"));
    }
    if (reachability.isUnreachable() && unreached.compareAndSet(false, true)) {
      next.report(
          new Event.Warning(
              "nothing more is sent, because the receiver was not reached; --retries 10 keeps trying"));
    }
  }
}
