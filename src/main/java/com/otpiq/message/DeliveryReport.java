package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReportType;
import java.util.Optional;

/**
 * The part of a request that asks OTPIQ for webhooks.
 *
 * @param webhookUrl where they go; OTPIQ itself takes https only
 * @param secret what comes with each of them
 */
public record DeliveryReport(String webhookUrl, ReportType type, Optional<WebhookSecret> secret) {
  /** What stands for the secret where the request is shown. */
  public static final String SECRET_PLACE = "$OTPIQ_WEBHOOK_SECRET";

  /** The object as the request has it under {@code deliveryReport}, but for the secret's value. */
  public Json.Obj shown() {
    return json(secret.map(_ -> SECRET_PLACE));
  }

  /** The object for the wire. */
  Json.Obj sent() {
    return json(secret.map(WebhookSecret::reveal));
  }

  private Json.Obj json(Optional<String> secretText) {
    return new JsonObjectBuilder()
        .put(RequestKey.WEBHOOK_URL, webhookUrl)
        .put(RequestKey.REPORT_TYPE, type.wireName())
        .put(RequestKey.WEBHOOK_SECRET, secretText)
        .build();
  }
}
