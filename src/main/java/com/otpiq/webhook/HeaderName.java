package com.otpiq.webhook;

/** The names of the headers that OTPIQ sends, as its documentation writes them. */
public final class HeaderName {
  public static final String CONTENT_TYPE = "Content-Type";
  public static final String USER_AGENT = "User-Agent";

  /** Delivery report: the secret that was given in the request. */
  public static final String SECRET = "X-OTPIQ-Webhook-Secret";

  /** Inbound message: the event. Only this header distinguishes the two kinds of webhook. */
  public static final String EVENT = "X-OTPIQ-Webhook-Event";

  /** Inbound message: the deduplication key. */
  public static final String EVENT_ID = "X-OTPIQ-Webhook-Event-Id";

  /** Inbound message: when it was signed. OTPIQ does not document the unit. */
  public static final String TIMESTAMP = "X-OTPIQ-Webhook-Timestamp";

  /** Inbound message: the number of the attempt, from 1. */
  public static final String ATTEMPT = "X-OTPIQ-Webhook-Attempt";

  /** Inbound message: {@code sha256=} and the HMAC in hex. */
  public static final String SIGNATURE = "X-OTPIQ-Webhook-Signature";

  private HeaderName() {}
}
