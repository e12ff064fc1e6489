package com.otpiq.sandbox;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Outcome;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.event.SafeText;
import com.otpiq.time.Durations;
import java.time.Duration;
import java.time.Instant;

/**
 * An attempt as the control API and the state file have it.
 *
 * @param number counted from 1 over all redeliveries
 * @param took in real time, in whole milliseconds
 * @param status code of the response, or 0 if there was none
 * @param reason why it is not acknowledged, in one line; empty if it is
 */
record AttemptRecord(
    int number, Instant at, Duration took, int status, boolean acknowledged, String reason) {
  static final int MAX_REASON = 300;

  /**
   * The record of an attempt.
   *
   * @param timeout of the attempt
   */
  static AttemptRecord of(Attempt attempt, Duration timeout) {
    Outcome outcome = attempt.outcome();
    String reason = outcome.isAcknowledged() ? "" : reason(outcome, timeout);
    return new AttemptRecord(
        attempt.number(),
        attempt.at(),
        Duration.ofMillis(attempt.took().toMillis()),
        outcome instanceof Outcome.Responded answer ? answer.status() : 0,
        outcome.isAcknowledged(),
        // many webhooks fail for the same reason
        SafeText.cut(reason, MAX_REASON).intern());
  }

  private static String reason(Outcome outcome, Duration timeout) {
    return switch (outcome) {
      case Outcome.Responded response ->
          (response.status() + " " + response.phrase()).strip()
              + ErrorPages.errorIn(outcome).map(error -> ": " + error.text()).orElse("");
      case Outcome.TimedOut timedOut ->
          "timed out after " + Durations.show(timeout) + " while " + timedOut.during();
      case Outcome.Failed failed -> failed.reason();
    };
  }
}
