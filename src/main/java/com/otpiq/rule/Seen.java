package com.otpiq.rule;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Family;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.util.Optional;

/**
 * What a rule looks at: a delivery, and what was found out about its proof.
 *
 * @param secretFault what is wrong with the secret; nothing where it is right or nobody asked
 * @param signatureFault the same of the signature of an inbound message
 */
public record Seen(
    Delivery now,
    Optional<Fault<SecretFault>> secretFault,
    Optional<Fault<SignatureFault>> signatureFault) {

  boolean isReport() {
    return now.family() == Family.DELIVERY_REPORT;
  }

  /** Where a breach of a rule about this key or header is shown. */
  Breach placeOf(String pointer) {
    if (!pointer.startsWith("/")) {
      return Breach.ELSEWHERE;
    }
    return now.field(pointer.substring(1)).map(Json::at).map(Breach::at).orElseGet(this::start);
  }

  private Breach start() {
    Position at = now.body().object().map(Json.Obj::at).orElse(Position.START);
    return Breach.at(new Position(at.line(), at.column(), at.offset(), 1));
  }
}
