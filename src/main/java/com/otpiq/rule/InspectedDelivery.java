package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.Status;
import com.otpiq.webhook.WebhookKind;
import java.util.Optional;

/**
 * A delivery and the result of authenticating it: the input of a rule.
 *
 * @param secretError what is wrong with the secret; empty if it is right or not checked
 * @param signatureError what is wrong with the signature; empty if it is right or not checked
 */
public record InspectedDelivery(
    Delivery delivery,
    Optional<AuthenticationError<SecretError>> secretError,
    Optional<AuthenticationError<SignatureError>> signatureError) {

  /** The value of a key of the body, of any type. */
  Optional<Json> field(String name) {
    return delivery.field(name);
  }

  /** The value of a key of the body, if it is a string. */
  Optional<String> text(String name) {
    return delivery.text(name);
  }

  /** Whether a key of the body has this boolean as its value. */
  boolean hasValue(String name, boolean value) {
    return delivery.hasValue(name, value);
  }

  /** Whether a key of the body has this string as its value. */
  boolean hasValue(String name, String value) {
    return delivery.hasValue(name, value);
  }

  /** Whether the status in the body is this one. */
  boolean hasStatus(Status status) {
    return hasValue(PayloadKey.STATUS, status.wireName());
  }

  /** Whether this is a delivery report. */
  boolean isReport() {
    return delivery.kind() == WebhookKind.DELIVERY_REPORT;
  }

  /** A violation at the position of this key (a JSON pointer) or header. */
  Violation violationAt(String pointer) {
    if (!pointer.startsWith("/")) {
      return Violation.OUTSIDE_BODY;
    }
    return delivery
        .field(pointer.substring(1))
        .map(Json::at)
        .map(Violation::at)
        .orElseGet(this::start);
  }

  private Violation start() {
    Position at = delivery.body().object().map(Json.Obj::at).orElse(Position.START);
    return Violation.at(new Position(at.line(), at.column(), at.offset(), 1));
  }
}
