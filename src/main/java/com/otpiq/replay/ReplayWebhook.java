package com.otpiq.replay;

import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.WebhookKind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A webhook that is to be sent, before it is shaped and dressed.
 *
 * @param eventId of an inbound message that had one; the same again, for receivers deduplicate by
 *     it
 * @param at when it came, where that was recorded
 */
public record ReplayWebhook(
    Body body, WebhookKind family, Optional<String> eventId, Optional<Instant> at) {
  /** One that was never on the wire. */
  public static ReplayWebhook of(Body body, WebhookKind kind) {
    return new ReplayWebhook(body, kind, Optional.empty(), Optional.empty());
  }

  /** One that was saved. */
  public static ReplayWebhook of(Delivery saved) {
    return new ReplayWebhook(
        saved.body(),
        saved.kind(),
        saved.headers().first(HeaderName.EVENT_ID),
        Optional.of(saved.at()).filter(at -> !at.equals(Instant.EPOCH)));
  }

  /** The same webhook with an event id, where its family has one: each copy is the same event. */
  public ReplayWebhook identified(RandomGenerator random) {
    return family == WebhookKind.DELIVERY_REPORT || eventId.isPresent()
        ? this
        : new ReplayWebhook(
            body, family, Optional.of("evt_" + HexFormat.of().toHexDigits(random.nextLong())), at);
  }

  /** The same webhook with another body. */
  public ReplayWebhook with(Body other) {
    return new ReplayWebhook(other, family, eventId, at);
  }
}
