package com.otpiq.sandbox;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * An attempt as the control API shows it.
 *
 * @param status code of the response, or 0 if there was none
 */
record AttemptRecord(int number, Instant at, Duration took, int status, boolean acknowledged) {
  static AttemptRecord of(Attempt attempt) {
    return new AttemptRecord(
        attempt.number(),
        attempt.at(),
        attempt.took(),
        attempt.outcome() instanceof Outcome.Responded answer ? answer.status() : 0,
        attempt.outcome().isAcknowledged());
  }
}
