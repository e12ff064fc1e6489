package com.otpiq.replay;

import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.rule.InboundRules;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookKind;
import java.time.Instant;

/**
 * A body on its way out, dressed with the headers that OTPIQ documents for its family.
 *
 * @param eventId of an inbound message; the same for every attempt
 */
record HeaderedWebhook(Body body, WebhookKind family, String eventId, RequestHeaders dress)
    implements OutgoingWebhook {
  @Override
  public Delivery forAttempt(int attempt) {
    Instant now = dress.clock().now();
    Headers common =
        Headers.NONE
            .with(HeaderName.CONTENT_TYPE, "application/json")
            .with(HeaderName.USER_AGENT, dress.userAgent());
    Headers own =
        switch (family) {
          case DELIVERY_REPORT -> withSecret(common);
          case WHATSAPP_INBOUND -> signed(common, attempt, now);
        };
    return new Delivery(now, own.overriddenBy(dress.extra()), body);
  }

  private Headers withSecret(Headers headers) {
    return dress
        .secret()
        .map(value -> headers.with(HeaderName.SECRET, value.reveal()))
        .orElse(headers);
  }

  /**
   * Signed anew for each attempt, for its timestamp is part of what is signed; in seconds, which is
   * assumed.
   */
  private Headers signed(Headers headers, int attempt, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    Headers unsigned =
        headers
            .with(HeaderName.EVENT, InboundRules.EVENT)
            .with(HeaderName.EVENT_ID, eventId)
            .with(HeaderName.TIMESTAMP, timestamp)
            .with(HeaderName.ATTEMPT, Integer.toString(attempt));
    return dress
        .secret()
        .map(value -> unsigned.with(HeaderName.SIGNATURE, value.sign(timestamp, body.bytes())))
        .orElse(unsigned);
  }
}
