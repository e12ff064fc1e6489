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
 * A webhook's body before it belongs to a message.
 *
 * @param description what it is, for people
 */
public record CheckPayload(Json.Obj json, String description) {
  /** As OTPIQ documents it: final unless sent, with a sender's name by SMS, a reason if failed. */
  public static CheckPayload of(Channel channel, Status status) {
    JsonObjectBuilder made =
        new JsonObjectBuilder()
            .put(PayloadKey.SMS_ID, "")
            .put(PayloadKey.REPORT_TYPE, ReportType.ALL.wireName())
            .put(PayloadKey.IS_FINAL, status != Status.SENT)
            .put(PayloadKey.CHANNEL, channel.wireName())
            .put(PayloadKey.STATUS, status.wireName());
    if (status == Status.FAILED) {
      made.put(PayloadKey.REASON, "Carrier rejected the message");
    }
    if (channel == Channel.SMS) {
      made.put(PayloadKey.SENDER_ID, "OTPIQ");
    }
    return new CheckPayload(made.build(), channel.wireName() + " " + status.wireName());
  }

  /** The same with this key and value. */
  public CheckPayload with(String key, Json value) {
    return new CheckPayload(JsonObjectBuilder.from(json).put(key, value).build(), description);
  }

  /** The same without this key. */
  public CheckPayload without(String key) {
    return new CheckPayload(JsonObjectBuilder.from(json).remove(key).build(), description);
  }

  /** The same in other words. */
  public CheckPayload describedAs(String other) {
    return new CheckPayload(json, other);
  }

  /** The body as it goes over the wire. */
  public Body of(String smsId) {
    return body(
        JsonWriter.compact(JsonObjectBuilder.from(json).put(PayloadKey.SMS_ID, smsId).build()));
  }

  /** Any text as a body. */
  public static Body body(String text) {
    return BodyParser.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
