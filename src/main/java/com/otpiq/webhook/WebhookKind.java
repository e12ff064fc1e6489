package com.otpiq.webhook;

/** The two kinds of webhook that OTPIQ sends. */
public enum WebhookKind {
  /** The status of a message, with a shared secret. */
  DELIVERY_REPORT("delivery-report"),
  /** A WhatsApp message that the customer received, signed with an HMAC. */
  WHATSAPP_INBOUND("whatsapp-inbound");

  private final String id;

  WebhookKind(String id) {
    this.id = id;
  }

  /** The name in records and scenario files. */
  public String id() {
    return id;
  }
}
