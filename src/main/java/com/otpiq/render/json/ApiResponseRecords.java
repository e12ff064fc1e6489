package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.event.ApiEvent;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Position;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The responses of OTPIQ's API, as records. */
final class ApiResponseRecords {
  private ApiResponseRecords() {}

  static JsonObjectBuilder of(ApiEvent.ApiResponseReceived replied) {
    return switch (replied.response()) {
      case ApiResponse.Accepted accepted -> accepted(accepted);
      case ApiResponse.Tracked tracked -> tracked(tracked, replied.mask());
      case ApiResponse.Project project ->
          put(typed("project").put("name", project.name()), "credit", project.credit());
      case ApiResponse.Senders senders ->
          typed("senders")
              .put(
                  "senders",
                  Json.of(senders.senders().stream().map(ApiResponseRecords::sender).toList()));
      case ApiResponse.Refused refused ->
          typed("api-error")
              .put("why", refused.error().id())
              .put("status", refused.status())
              .put("message", refused.text())
              .put("facts", numbers(refused.numbers()));
      case ApiResponse.Unavailable none -> {
        JsonObjectBuilder record = typed("api-unavailable").put("why", none.reason());
        none.status().ifPresent(status -> record.put("status", status));
        yield record.put("mayHaveBeenSent", none.mayBeSent());
      }
    };
  }

  private static JsonObjectBuilder accepted(ApiResponse.Accepted accepted) {
    JsonObjectBuilder record = typed("message-accepted").put("smsId", accepted.smsId());
    put(record, "cost", accepted.cost());
    put(record, "remainingCredit", accepted.remainingCredit());
    accepted.canCover().ifPresent(covered -> record.put("canCover", covered));
    return record.put("paymentType", accepted.paymentType());
  }

  private static JsonObjectBuilder tracked(ApiResponse.Tracked tracked, PersonalDataMask mask) {
    JsonObjectBuilder record =
        typed("message")
            .put("smsId", tracked.smsId())
            .put("phoneNumber", tracked.phoneNumber().map(mask::maskPhone))
            .put("status", tracked.status())
            .put("isFinalStatus", tracked.isFinal())
            .put("lastChannel", tracked.channel());
    return put(record, "cost", tracked.cost())
        .put("channelFlow", Json.of(tracked.legs().stream().map(ApiResponseRecords::leg).toList()));
  }

  private static Json.Obj leg(ApiResponse.Leg leg) {
    JsonObjectBuilder json =
        new JsonObjectBuilder().put("channel", leg.channel()).put("tried", leg.tried());
    leg.success().ifPresent(done -> json.put("success", done));
    json.put("error", leg.error());
    leg.refunded().ifPresent(isRefunded -> json.put("refunded", isRefunded));
    return json.build();
  }

  private static Json.Obj sender(ApiResponse.Sender sender) {
    return new JsonObjectBuilder()
        .put("senderId", sender.name())
        .put("status", sender.status())
        .put("pricePerSms", numbers(sender.prices()))
        .build();
  }

  private static Json.Obj numbers(Map<String, BigDecimal> numbers) {
    JsonObjectBuilder json = new JsonObjectBuilder();
    numbers.forEach((name, value) -> put(json, name, Optional.of(value)));
    return json.build();
  }

  private static JsonObjectBuilder put(
      JsonObjectBuilder json, String key, Optional<BigDecimal> value) {
    value.ifPresent(number -> json.put(key, new Json.Num(number.toString(), Position.START)));
    return json;
  }
}
