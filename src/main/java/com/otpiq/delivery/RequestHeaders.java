package com.otpiq.delivery;

import com.otpiq.message.WebhookSecret;
import com.otpiq.rule.InboundRules;
import com.otpiq.time.Time;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.time.Instant;
import java.util.Optional;

/**
 * Builds the headers that OTPIQ documents for its webhooks. The only place that builds them:
 * replay, trigger, the sandbox and check use this class.
 *
 * @param secret sent with a delivery report, or used to sign an inbound message
 * @param extra headers of the user, which replace those of the same name
 * @param userAgent of this program
 * @param clock real time, because receivers compare the timestamp of a signature with their clock
 */
public record RequestHeaders(
    Optional<WebhookSecret> secret, Headers extra, String userAgent, Time clock) {
  /** The type of every body (OTPIQ, "Webhook payload"). */
  public static final String CONTENT_TYPE = "application/json";

  /**
   * The request of one attempt.
   *
   * @param attempt counted from 1
   */
  public Delivery forAttempt(OutgoingWebhook webhook, int attempt) {
    Instant now = clock.now();
    Headers common = ofBody().with(HeaderName.USER_AGENT, userAgent);
    Headers documented =
        switch (webhook.kind()) {
          case DELIVERY_REPORT -> common.overriddenBy(ofSecret(secret));
          case WHATSAPP_INBOUND -> common.overriddenBy(ofInbound(webhook, attempt, now));
        };
    return new Delivery(now, documented.overriddenBy(extra), webhook.body());
  }

  /** Whether delivery reports have the header that authenticates them. */
  public boolean hasSecret() {
    return secret.isPresent() || extra.has(HeaderName.SECRET);
  }

  /** The headers that describe the body of any webhook. */
  public static Headers ofBody() {
    return Headers.NONE.with(HeaderName.CONTENT_TYPE, CONTENT_TYPE);
  }

  /** The header that authenticates a delivery report; none without a secret. */
  public static Headers ofSecret(Optional<WebhookSecret> secret) {
    return secret
        .map(value -> Headers.NONE.with(HeaderName.SECRET, value.reveal()))
        .orElse(Headers.NONE);
  }

  /** A signature covers its timestamp, so each attempt is signed anew. */
  private Headers ofInbound(OutgoingWebhook webhook, int attempt, Instant now) {
    // OTPIQ does not document the unit of the timestamp: seconds are assumed.
    String timestamp = Long.toString(now.getEpochSecond());
    Headers unsigned =
        Headers.NONE
            .with(HeaderName.EVENT, InboundRules.EVENT)
            .with(HeaderName.EVENT_ID, webhook.eventId().orElse(""))
            .with(HeaderName.TIMESTAMP, timestamp)
            .with(HeaderName.ATTEMPT, Integer.toString(attempt));
    return secret
        .map(value -> unsigned.with(HeaderName.SIGNATURE, sign(value, timestamp, webhook.body())))
        .orElse(unsigned);
  }

  private static String sign(WebhookSecret secret, String timestamp, Body body) {
    return secret.sign(timestamp, body.bytes());
  }
}
