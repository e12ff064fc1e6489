package com.otpiq.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * One webhook as it was received or will be sent, valid or not.
 *
 * @param at when it was received, or will be sent
 */
public record Delivery(Instant at, Headers headers, Body body) {
  /** A delivery of which only the body is known. */
  public static Delivery ofBody(Instant at, Body body) {
    return new Delivery(at, Headers.NONE, body);
  }

  /** The kind of webhook; only the event header decides. */
  public WebhookKind kind() {
    return headers.has(HeaderName.EVENT)
        ? WebhookKind.WHATSAPP_INBOUND
        : WebhookKind.DELIVERY_REPORT;
  }

  /** The value of a key of the body, of any type. */
  public Optional<Json> field(String name) {
    return body.object().flatMap(object -> object.value(name));
  }

  /** The value of a key of the body, if it is a string. */
  public Optional<String> text(String name) {
    return field(name).flatMap(Json::asText);
  }

  /** Whether a key of the body has this string as its value. */
  public boolean hasValue(String name, String value) {
    return text(name).filter(value::equals).isPresent();
  }

  /** Whether a key of the body has this boolean as its value. */
  public boolean hasValue(String name, boolean value) {
    return field(name)
        .filter(json -> json instanceof Json.Bool bool && bool.value() == value)
        .isPresent();
  }
}
