package com.otpiq.event;

import com.otpiq.rule.Inspection;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;

/** Events of {@code otpiq validate}. */
public sealed interface ValidationEvent extends Event {
  /**
   * A saved webhook was inspected.
   *
   * @param source the file, or {@code -}
   * @param base where the payload begins in the file
   */
  record WebhookValidated(
      int number, String source, Position base, Delivery delivery, Inspection inspection)
      implements ValidationEvent {
    /**
     * The origin of positions in the body: its place in the file, or its own start if it is an
     * escaped string in a record.
     */
    public Position bodyOrigin() {
      return delivery.headers().lines().isEmpty() ? base : Position.START;
    }
  }

  /** All saved webhooks were inspected. */
  record ValidationSummary(int payloads, long errors, long warnings) implements ValidationEvent {}
}
