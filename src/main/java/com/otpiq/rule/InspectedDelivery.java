package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.WebhookKind;
import java.util.Optional;

/**
 * What a rule looks at: a delivery, and what was found out about its proof.
 *
 * @param secretError what is wrong with the secret; nothing where it is right or nobody asked
 * @param signatureError the same of the signature of an inbound message
 */
public record InspectedDelivery(
    Delivery delivery,
    Optional<AuthenticationError<SecretError>> secretError,
    Optional<AuthenticationError<SignatureError>> signatureError) {

  boolean isReport() {
    return delivery.kind() == WebhookKind.DELIVERY_REPORT;
  }

  /** Where a breach of a rule about this key or header is shown. */
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
