package com.otpiq.webhook;

/** The names of the headers that OTPIQ sends, as its documents write them. */
public final class HeaderName {
  public static final String CONTENT_TYPE = "Content-Type";
  public static final String USER_AGENT = "User-Agent";

  /** Of a delivery report: the secret of the request, as given. */
  public static final String SECRET = "X-OTPIQ-Webhook-Secret";

  /** Of an inbound WhatsApp message: what happened. Tells the two families apart. */
  public static final String EVENT = "X-OTPIQ-Webhook-Event";

  /** Of an inbound WhatsApp message: the key to deduplicate by. */
  public static final String EVENT_ID = "X-OTPIQ-Webhook-Event-Id";

  /** Of an inbound WhatsApp message: when it was signed; the unit is not published. */
  public static final String TIMESTAMP = "X-OTPIQ-Webhook-Timestamp";

  /** Of an inbound WhatsApp message: 1, 2, 3 … */
  public static final String ATTEMPT = "X-OTPIQ-Webhook-Attempt";

  /** Of an inbound WhatsApp message: {@code sha256=} and the HMAC in hex. */
  public static final String SIGNATURE = "X-OTPIQ-Webhook-Signature";

  private HeaderName() {}
}
