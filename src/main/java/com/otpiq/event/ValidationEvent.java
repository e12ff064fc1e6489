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
   * @param line where the webhook begins in the file
   * @param bodyOrigin the origin of positions in the body: its place in the file, or its own start
   *     if it is an escaped string in a record
   */
  record WebhookValidated(
      int number,
      String source,
      int line,
      Position bodyOrigin,
      Delivery delivery,
      Inspection inspection)
      implements ValidationEvent {}

  /**
   * All saved webhooks were inspected.
   *
   * @param unreadable webhooks in the files that could not be read
   */
  record ValidationSummary(int payloads, int unreadable, long errors, long warnings)
      implements ValidationEvent {}
}
