package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.Optional;

/**
 * A request to send a message, as the options of the command describe it.
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
  /** A copy with this delivery report. */
  public SendRequest with(DeliveryReport other) {
    return new SendRequest(to, message, provider, senderId, account, phoneId, Optional.of(other));
  }

  /** The JSON body, with its keys in the order of OTPIQ's examples. */
  public Json.Obj json() {
    JsonObjectBuilder request =
        message
            .put(
                new JsonObjectBuilder()
                    .put(RequestKey.PHONE, to)
                    .put(RequestKey.TYPE, message.type().wireName()))
            .put(RequestKey.PROVIDER, provider)
            .put(RequestKey.SENDER, senderId)
            .put(RequestKey.ACCOUNT, account)
            .put(RequestKey.PHONE_ID, phoneId);
    report.ifPresent(one -> request.put(RequestKey.REPORT, one.json()));
    return request.build();
  }

  /** A JSON request with a placeholder for its webhook secret. */
  public static Json.Obj masked(Json.Obj request) {
    return withSecret(request, DeliveryReport.SECRET_PLACEHOLDER);
  }

  /** A JSON request with this webhook secret, if it has one. */
  public static Json.Obj withSecret(Json.Obj request, String secret) {
    return request
        .object(RequestKey.REPORT)
        .filter(report -> report.value(RequestKey.WEBHOOK_SECRET).isPresent())
        .map(
            report -> JsonObjectBuilder.from(report).put(RequestKey.WEBHOOK_SECRET, secret).build())
        .map(report -> JsonObjectBuilder.from(request).put(RequestKey.REPORT, report).build())
        .orElse(request);
  }
}
