package com.otpiq.sandbox;

import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.Optional;

/**
 * One thing that happens to a message.
 *
 * @param after its acceptance, in real life
 * @param leg which channel of the message's route, counted from 0
 * @param isFinal whether nothing more will happen to the message
 * @param reason of a failure
 * @param copies how often its webhook is sent
 * @param isEcho whether only the webhook comes, and the message is where it was
 */
public record Step(
    Duration after,
    int leg,
    Status status,
    boolean isFinal,
    Optional<String> reason,
    int copies,
    boolean isEcho) {
  static Step sent(double seconds, int leg) {
    return of(seconds, leg, Status.SENT, false);
  }

  static Step delivered(double seconds, int leg) {
    return of(seconds, leg, Status.DELIVERED, true);
  }

  static Step failed(double seconds, int leg, boolean isFinal, String reason) {
    Step step = of(seconds, leg, Status.FAILED, isFinal);
    return new Step(
        step.after,
        leg,
        step.status,
        isFinal,
        Optional.of(reason).filter(r -> !r.isEmpty()),
        1,
        false);
  }

  Step twice() {
    return new Step(after, leg, status, isFinal, reason, 2, isEcho);
  }

  Step echo() {
    return new Step(after, leg, status, isFinal, reason, copies, true);
  }

  private static Step of(double seconds, int leg, Status status, boolean isFinal) {
    return new Step(
        Duration.ofMillis(Math.round(seconds * 1000)),
        leg,
        status,
        isFinal,
        Optional.empty(),
        1,
        false);
  }
}
