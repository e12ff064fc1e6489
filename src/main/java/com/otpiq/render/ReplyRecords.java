package com.otpiq.render;

import com.otpiq.message.ApiReply;
import com.otpiq.message.PersonalData;
import com.otpiq.report.Event;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import com.otpiq.webhook.Position;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The answers of OTPIQ's API, as records. */
final class ReplyRecords {
  private ReplyRecords() {}

  static JsonObject of(Event.Replied replied) {
    return switch (replied.reply()) {
      case ApiReply.Accepted accepted -> accepted(accepted);
      case ApiReply.Tracked tracked -> tracked(tracked, replied.personal());
      case ApiReply.Project project ->
          put(typed("project").put("name", project.name()), "credit", project.credit());
      case ApiReply.Senders senders ->
          typed("senders")
              .put(
                  "senders",
                  Json.of(senders.senders().stream().map(ReplyRecords::sender).toList()));
      case ApiReply.Refused refused ->
          typed("refused")
              .put("why", refused.why().id())
              .put("status", refused.status())
              .put("said", refused.said())
              .put("facts", numbers(refused.facts()));
      case ApiReply.Unavailable none -> {
        JsonObject record = typed("unavailable").put("why", none.why());
        none.status().ifPresent(status -> record.put("status", status));
        yield record.put("mayHaveBeenSent", none.isOpen());
      }
    };
  }

  private static JsonObject accepted(ApiReply.Accepted accepted) {
    JsonObject record = typed("accepted").put("smsId", accepted.smsId());
    put(record, "cost", accepted.cost());
    put(record, "remainingCredit", accepted.remainingCredit());
    accepted.canCover().ifPresent(covered -> record.put("canCover", covered));
    return record.put("paymentType", accepted.paymentType());
  }

  private static JsonObject tracked(ApiReply.Tracked tracked, PersonalData personal) {
    JsonObject record =
        typed("tracked")
            .put("smsId", tracked.smsId())
            .put("phoneNumber", tracked.phoneNumber().map(personal::phone))
            .put("status", tracked.status())
            .put("isFinalStatus", tracked.isFinal())
            .put("lastChannel", tracked.channel());
    return put(record, "cost", tracked.cost())
        .put("channelFlow", Json.of(tracked.legs().stream().map(ReplyRecords::leg).toList()));
  }

  private static Json.Obj leg(ApiReply.Leg leg) {
    JsonObject json = new JsonObject().put("channel", leg.channel()).put("tried", leg.tried());
    leg.success().ifPresent(done -> json.put("success", done));
    json.put("error", leg.error());
    leg.refunded().ifPresent(back -> json.put("refunded", back));
    return json.made();
  }

  private static Json.Obj sender(ApiReply.Sender sender) {
    return new JsonObject()
        .put("senderId", sender.name())
        .put("status", sender.status())
        .put("pricePerSms", numbers(sender.prices()))
        .made();
  }

  private static Json.Obj numbers(Map<String, BigDecimal> numbers) {
    JsonObject json = new JsonObject();
    numbers.forEach((name, value) -> put(json, name, Optional.of(value)));
    return json.made();
  }

  private static JsonObject put(JsonObject json, String key, Optional<BigDecimal> value) {
    value.ifPresent(number -> json.put(key, new Json.Num(number.toString(), Position.START)));
    return json;
  }

  private static JsonObject typed(String type) {
    return new JsonObject().put("type", type);
  }
}
