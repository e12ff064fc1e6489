package com.otpiq.webhook;

/** The two kinds of webhook that OTPIQ sends; never to be confused. */
public enum WebhookKind {
  /** The fate of a message, with a plain shared secret. */
  DELIVERY_REPORT("delivery-report"),
  /** A WhatsApp message that somebody sent to the customer, signed with an HMAC. */
  WHATSAPP_INBOUND("whatsapp-inbound");

  private final String id;

  WebhookKind(String word) {
    this.id = word;
  }

  /** The name in records and scenario files. */
  public String id() {
    return id;
  }
}
