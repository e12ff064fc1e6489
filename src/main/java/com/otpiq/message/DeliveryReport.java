package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import com.otpiq.webhook.ReportType;

/**
 * The part of a request that asks OTPIQ for webhooks.
 *
 * @param webhookUrl where they go; OTPIQ itself takes https only
 * @param hasSecret whether a secret goes with them; its value is never here
 */
public record DeliveryReport(String webhookUrl, ReportType type, boolean hasSecret) {
  /** What stands for the secret, so that the object can be pasted without showing one. */
  public static final String SECRET_PLACE = "$OTPIQ_WEBHOOK_SECRET";

  /** The object as the request has it under {@code deliveryReport}. */
  public Json.Obj json() {
    var object =
        new JsonObject().put("webhookUrl", webhookUrl).put("deliveryReportType", type.word());
    if (hasSecret) {
      object.put("webhookSecret", SECRET_PLACE);
    }
    return object.made();
  }
}
