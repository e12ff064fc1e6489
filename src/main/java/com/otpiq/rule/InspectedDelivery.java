package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.WebhookKind;
import java.util.Optional;

/**
 * What a rule looks at: a delivery, and what was found out about its proof.
 *
 * @param secretFault what is wrong with the secret; nothing where it is right or nobody asked
 * @param signatureFault the same of the signature of an inbound message
 */
public record InspectedDelivery(
    Delivery now,
    Optional<AuthenticationError<SecretError>> secretFault,
    Optional<AuthenticationError<SignatureError>> signatureFault) {

  boolean isReport() {
    return now.family() == WebhookKind.DELIVERY_REPORT;
  }

  /** Where a breach of a rule about this key or header is shown. */
  Violation placeOf(String pointer) {
    if (!pointer.startsWith("/")) {
      return Violation.ELSEWHERE;
    }
    return now.field(pointer.substring(1)).map(Json::at).map(Violation::at).orElseGet(this::start);
  }

  private Violation start() {
    Position at = now.body().object().map(Json.Obj::at).orElse(Position.START);
    return Violation.at(new Position(at.line(), at.column(), at.offset(), 1));
  }
}
