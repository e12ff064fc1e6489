package com.otpiq.listen;

import com.otpiq.event.ExpectationState;
import com.otpiq.event.ListenEvent;
import com.otpiq.rule.Inspection;
import java.time.Duration;
import java.util.List;

/** Counts what the listener's summary tells. */
final class ListenTotals {
  private long accepted;
  private long refused;
  private long errors;
  private long warnings;

  /**
   * Counts a visit; probes with another method than POST are no webhooks, so they do not count as
   * refused, nor does what a script refuses.
   */
  synchronized void count(Visit visit) {
    if (visit.answer().acknowledges()) {
      accepted++;
    } else if (visit.arrival().method().equals("POST") && !visit.asTold()) {
      refused++;
    }
    errors += visit.judgement().map(Inspection::errors).orElse(0L);
    warnings += visit.judgement().map(Inspection::warnings).orElse(0L);
  }

  synchronized ListenEvent.ListenSummary summary(List<ExpectationState> expected, Duration lasted) {
    return new ListenEvent.ListenSummary(accepted, refused, errors, warnings, expected, lasted);
  }
}
