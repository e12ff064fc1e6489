package com.otpiq.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * One webhook as it was on the wire, right or wrong.
 *
 * @param at when it arrived, or will leave
 */
public record Delivery(Instant at, Headers headers, Body body) {
  /** A delivery of which only the body was kept. */
  public static Delivery ofBody(Instant at, Body body) {
    return new Delivery(at, Headers.NONE, body);
  }

  /** Which of OTPIQ's two webhooks this is; told by the event header alone. */
  public WebhookKind kind() {
    return headers.has(HeaderName.EVENT)
        ? WebhookKind.WHATSAPP_INBOUND
        : WebhookKind.DELIVERY_REPORT;
  }

  /** The value of a key of the body, whatever its type. */
  public Optional<Json> field(String name) {
    return body.object().flatMap(object -> object.value(name));
  }

  /** The value of a key of the body where it is a string. */
  public Optional<String> text(String name) {
    return field(name).flatMap(Json::asText);
  }

  /** Whether a key of the body is this string. */
  public boolean hasValue(String name, String value) {
    return text(name).filter(value::equals).isPresent();
  }

  /** Whether a key of the body is this truth value. */
  public boolean hasValue(String name, boolean value) {
    return field(name)
        .filter(json -> json instanceof Json.Bool bool && bool.value() == value)
        .isPresent();
  }
}
