package com.otpiq.replay;

import com.otpiq.delivery.Parcel;
import com.otpiq.message.WebhookSecret;
import com.otpiq.rule.InboundRules;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Family;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.time.Instant;
import java.util.Optional;

/**
 * A body on its way out, dressed with the headers that OTPIQ documents for its family.
 *
 * @param eventId of an inbound message; the same for every attempt
 * @param extra the user's own headers, which take the place of ours of the same name
 */
record Outgoing(
    Body body,
    Family family,
    Optional<WebhookSecret> secret,
    String eventId,
    Headers extra,
    String userAgent)
    implements Parcel {
  @Override
  public Delivery forAttempt(int attempt, Instant now) {
    Headers common =
        Headers.NONE
            .with(HeaderName.CONTENT_TYPE, "application/json")
            .with(HeaderName.USER_AGENT, userAgent);
    Headers own =
        switch (family) {
          case DELIVERY_REPORT -> withSecret(common);
          case WHATSAPP_INBOUND -> signed(common, attempt, now);
        };
    return new Delivery(now, own.replacedBy(extra), body);
  }

  private Headers withSecret(Headers headers) {
    return secret.map(value -> headers.with(HeaderName.SECRET, value.reveal())).orElse(headers);
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
    return secret
        .map(value -> unsigned.with(HeaderName.SIGNATURE, value.sign(timestamp, body.bytes())))
        .orElse(unsigned);
  }
}
