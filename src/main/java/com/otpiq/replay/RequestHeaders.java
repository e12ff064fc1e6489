package com.otpiq.replay;

import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.message.WebhookSecret;
import com.otpiq.time.Time;
import com.otpiq.webhook.Headers;
import java.util.Optional;

/**
 * What goes around a body on the wire.
 *
 * @param extra the user's own headers, which take the place of ours of the same name
 * @param userAgent what the tool calls itself
 * @param clock the receiver's, so the real one: signatures are dated by it
 */
public record RequestHeaders(
    Optional<WebhookSecret> secret, Headers extra, String userAgent, Time clock) {
  /** The webhook, ready to go. */
  public OutgoingWebhook parcel(ReplayWebhook original) {
    return new HeaderedWebhook(
        original.body(), original.family(), original.eventId().orElse(""), this);
  }
}
