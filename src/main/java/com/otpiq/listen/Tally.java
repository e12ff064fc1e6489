package com.otpiq.listen;

import com.otpiq.report.Event;
import com.otpiq.rule.Judgement;
import java.time.Duration;
import java.util.Optional;

/** Counts what the listener's summary tells. */
final class Tally {
  private long accepted;
  private long refused;
  private long errors;
  private long warnings;

  /**
   * Counts a visit; probes with another method than POST are no webhooks, so they do not count as
   * refused.
   *
   * @return how many were accepted so far
   */
  synchronized long count(Listener.Visit visit) {
    if (visit.answer().acknowledges()) {
      accepted++;
    } else if (visit.arrival().method().equals("POST")) {
      refused++;
    }
    errors += visit.judgement().map(Judgement::errors).orElse(0L);
    warnings += visit.judgement().map(Judgement::warnings).orElse(0L);
    return accepted;
  }

  synchronized Event.Listened summary(Optional<Long> wanted, Duration lasted) {
    return new Event.Listened(accepted, refused, errors, warnings, wanted, lasted);
  }
}
