package com.otpiq.check;

import com.otpiq.json.Bodies;
import com.otpiq.json.JsonText;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import com.otpiq.webhook.Key;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.Status;
import java.nio.charset.StandardCharsets;

/**
 * A webhook's body before it belongs to a message.
 *
 * @param words what it is, for people
 */
record Payload(Json.Obj json, String words) {
  /** As OTPIQ documents it: final unless sent, with a sender's name by SMS, a reason if failed. */
  static Payload of(Channel channel, Status status) {
    JsonObject made =
        new JsonObject()
            .put(Key.SMS_ID, "")
            .put(Key.REPORT_TYPE, ReportType.ALL.word())
            .put(Key.IS_FINAL, status != Status.SENT)
            .put(Key.CHANNEL, channel.word())
            .put(Key.STATUS, status.word());
    if (status == Status.FAILED) {
      made.put(Key.REASON, "Carrier rejected the message");
    }
    if (channel == Channel.SMS) {
      made.put(Key.SENDER_ID, "OTPIQ");
    }
    return new Payload(made.made(), channel.word() + " " + status.word());
  }

  /** The same with this key and value. */
  Payload with(String key, Json value) {
    return new Payload(JsonObject.from(json).put(key, value).made(), words);
  }

  /** The same without this key. */
  Payload without(String key) {
    return new Payload(JsonObject.from(json).drop(key).made(), words);
  }

  /** The same in other words. */
  Payload called(String other) {
    return new Payload(json, other);
  }

  /** The body as it goes over the wire. */
  Body of(String smsId) {
    return body(JsonText.compact(JsonObject.from(json).put(Key.SMS_ID, smsId).made()));
  }

  /** Any text as a body. */
  static Body body(String text) {
    return Bodies.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
