package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.Optional;

/**
 * A request to send a message, as our options describe it.
 *
 * @param to the telephone number
 * @param account OTPIQ's id of a WhatsApp account
 * @param phoneId OTPIQ's id of a phone of that account
 */
public record SendRequest(
    String to,
    Message message,
    Optional<String> provider,
    Optional<String> senderId,
    Optional<String> account,
    Optional<String> phoneId,
    Optional<DeliveryReport> report) {
  /** The same, with webhooks of this kind. */
  public SendRequest with(DeliveryReport other) {
    return new SendRequest(to, message, provider, senderId, account, phoneId, Optional.of(other));
  }

  /** The request for the wire, in the order of OTPIQ's own examples. */
  public Json.Obj sent() {
    JsonObjectBuilder request =
        message
            .put(
                new JsonObjectBuilder()
                    .put(RequestKey.PHONE, to)
                    .put(RequestKey.TYPE, message.type().word()))
            .put(RequestKey.PROVIDER, provider)
            .put(RequestKey.SENDER, senderId)
            .put(RequestKey.ACCOUNT, account)
            .put(RequestKey.PHONE_ID, phoneId);
    report.ifPresent(one -> request.put(RequestKey.REPORT, one.sent()));
    return request.build();
  }

  /** Any request with what stands for its webhook secret instead of it. */
  public static Json.Obj shown(Json.Obj request) {
    return withSecret(request, DeliveryReport.SECRET_PLACE);
  }

  /** Any request with another webhook secret, where it has one. */
  public static Json.Obj withSecret(Json.Obj request, String secret) {
    if (!(request.value(RequestKey.REPORT).orElse(null) instanceof Json.Obj report)
        || report.value(RequestKey.WEBHOOK_SECRET).isEmpty()) {
      return request;
    }
    Json.Obj hidden = JsonObjectBuilder.from(report).put(RequestKey.WEBHOOK_SECRET, secret).build();
    return JsonObjectBuilder.from(request).put(RequestKey.REPORT, hidden).build();
  }
}
