package com.otpiq.check.session;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.Status;
import java.nio.charset.StandardCharsets;

/**
 * The body of a webhook, without its smsId.
 *
 * @param channel the documented channel that it is a variant of
 * @param status the documented status that it is a variant of
 * @param description what it is, as reports show it
 */
public record CheckPayload(Json.Obj json, Channel channel, Status status, String description) {
  /** A payload as OTPIQ documents it: final unless sent; senderId if SMS, reason if failed. */
  public static CheckPayload of(Channel channel, Status status) {
    JsonObjectBuilder payload =
        new JsonObjectBuilder()
            .put(PayloadKey.SMS_ID, "")
            .put(PayloadKey.REPORT_TYPE, ReportType.ALL.wireName())
            .put(PayloadKey.IS_FINAL, status != Status.SENT)
            .put(PayloadKey.CHANNEL, channel.wireName())
            .put(PayloadKey.STATUS, status.wireName());
    if (status == Status.FAILED) {
      payload.put(PayloadKey.REASON, "Carrier rejected the message");
    }
    if (channel == Channel.SMS) {
      payload.put(PayloadKey.SENDER_ID, "OTPIQ");
    }
    return new CheckPayload(
        payload.build(), channel, status, channel.wireName() + " " + status.wireName());
  }

  /** A copy with this key and value. */
  public CheckPayload with(String key, Json value) {
    return new CheckPayload(
        JsonObjectBuilder.from(json).put(key, value).build(), channel, status, description);
  }

  /** A copy without this key. */
  public CheckPayload without(String key) {
    return new CheckPayload(
        JsonObjectBuilder.from(json).remove(key).build(), channel, status, description);
  }

  /** A copy with another description. */
  public CheckPayload describedAs(String other) {
    return new CheckPayload(json, channel, status, other);
  }

  /** The body as it is sent. */
  public Body bodyFor(String smsId) {
    return body(
        JsonWriter.compact(JsonObjectBuilder.from(json).put(PayloadKey.SMS_ID, smsId).build()));
  }

  /** A body of any text. */
  public static Body body(String text) {
    return BodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
