package com.otpiq.sandbox.scenario;

import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * A change of a message's status, or a webhook about it.
 *
 * @param after the acceptance of the message, at normal speed
 * @param leg which channel of the message's route, counted from 0
 * @param isFinal whether the status is the last one
 * @param reason of a failure
 * @param copies how many webhooks with the same content are sent
 * @param isEcho whether only a webhook is sent, and the message does not change
 */
public record ScenarioStep(
    Duration after,
    int leg,
    Status status,
    boolean isFinal,
    Optional<String> reason,
    int copies,
    boolean isEcho) {
  static ScenarioStep sent(double seconds, int leg) {
    return of(seconds, leg, Status.SENT, false);
  }

  static ScenarioStep delivered(double seconds, int leg) {
    return of(seconds, leg, Status.DELIVERED, true);
  }

  static ScenarioStep failed(double seconds, int leg, boolean isFinal, String reason) {
    ScenarioStep step = of(seconds, leg, Status.FAILED, isFinal);
    return new ScenarioStep(
        step.after,
        leg,
        step.status,
        isFinal,
        Optional.of(reason).filter(r -> !r.isEmpty()),
        1,
        false);
  }

  ScenarioStep twice() {
    return new ScenarioStep(after, leg, status, isFinal, reason, 2, isEcho);
  }

  ScenarioStep echo() {
    return new ScenarioStep(after, leg, status, isFinal, reason, copies, true);
  }

  private static ScenarioStep of(double seconds, int leg, Status status, boolean isFinal) {
    return new ScenarioStep(
        Duration.ofMillis(Math.round(seconds * 1000)),
        leg,
        status,
        isFinal,
        Optional.empty(),
        1,
        false);
  }
}
