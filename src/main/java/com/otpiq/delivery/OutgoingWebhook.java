package com.otpiq.delivery;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.WebhookKind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A webhook to deliver: every attempt has the same body and event id, and headers of its own.
 *
 * @param eventId of an inbound message; receivers deduplicate by it
 * @param receivedAt when a saved webhook was received, if that was recorded
 * @param answer the status code that a saved webhook got; 0 if that was not recorded
 */
public record OutgoingWebhook(
    Body body,
    WebhookKind kind,
    Optional<String> eventId,
    Optional<Instant> receivedAt,
    int answer) {
  /** A new webhook. */
  public static OutgoingWebhook of(Body body, WebhookKind kind) {
    return new OutgoingWebhook(body, kind, Optional.empty(), Optional.empty(), 0);
  }

  /** A saved delivery, to be sent again with the same bytes and the same event id. */
  public static OutgoingWebhook of(Delivery saved, int answer) {
    return new OutgoingWebhook(
        saved.body(),
        saved.kind(),
        saved.headers().first(HeaderName.EVENT_ID),
        Optional.of(saved.at()).filter(at -> !at.equals(Instant.EPOCH)),
        answer);
  }

  /** The same webhook; an inbound message without an event id gets a random one. */
  public OutgoingWebhook withEventId(RandomGenerator random) {
    return kind == WebhookKind.DELIVERY_REPORT || eventId.isPresent()
        ? this
        : new OutgoingWebhook(
            body,
            kind,
            Optional.of("evt_" + HexFormat.of().toHexDigits(random.nextLong())),
            receivedAt,
            answer);
  }

  /** The same webhook with another body. */
  public OutgoingWebhook withBody(Body other) {
    return new OutgoingWebhook(other, kind, eventId, receivedAt, answer);
  }
}
