package com.otpiq.delivery;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.WebhookKind;

/**
 * A webhook that is to be delivered: the same body each time, its headers made for each attempt.
 */
public interface OutgoingWebhook {
  /** What is delivered, without what proves who sends it. */
  Body body();

  /** Which of OTPIQ's two webhooks it is. */
  WebhookKind family();

  /**
   * The delivery as it goes on the wire now; its moment is the receiver's, so the real one.
   *
   * @param attempt counted from 1
   */
  Delivery forAttempt(int attempt);
}
