package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReportType;
import java.util.Optional;

/**
 * The part of a request that requests webhooks.
 *
 * @param webhookUrl of your endpoint; OTPIQ itself accepts only https
 * @param secret that OTPIQ sends with each webhook
 */
public record DeliveryReport(String webhookUrl, ReportType type, Optional<WebhookSecret> secret) {
  /** Stands for the secret when a request is shown. */
  public static final String SECRET_PLACEHOLDER = "$OTPIQ_WEBHOOK_SECRET";

  /** The JSON under {@code deliveryReport}, with a placeholder for the secret. */
  public Json.Obj masked() {
    return json(secret.map(_ -> SECRET_PLACEHOLDER));
  }

  /** The JSON under {@code deliveryReport}, with the secret. */
  Json.Obj json() {
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
