package com.otpiq.event;

import static com.otpiq.event.EventSamples.TOOK;
import static com.otpiq.event.EventSamples.responded;

import com.otpiq.message.ApiError;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.RequestFinding;
import com.otpiq.message.SmsText;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples of events about the REST API. */
final class ApiEventSamples {
  private ApiEventSamples() {}

  static void api(Map<String, Event> samples) {
    samples.put(
        "RequestFindingReported",
        new ApiEvent.RequestFindingReported(
            new RequestFinding(
                true, "phoneNumber", "is not a number", Optional.of("964770"), Position.START),
            Optional.of("request.json")));
    samples.put("SmsPartsCounted", new ApiEvent.SmsPartsCounted(SmsText.of("hello")));
    Json.Obj request =
        new JsonObjectBuilder().put("phoneNumber", "964770").put("smsType", "custom").build();
    String url = "https://api.otpiq.com/api/sms";
    samples.put("RequestPrepared", new ApiEvent.RequestPrepared(url, request, false));
    samples.put("RequestPrepared.curl", new ApiEvent.RequestPrepared(url, request, true));
    samples.put("ApiCallMade", new ApiEvent.ApiCallMade("POST", url, responded(200, ""), TOOK));
    samples.put(
        "ApiResponseReceived.accepted",
        response(
            new ApiResponse.Accepted(
                "sms-1",
                Optional.of(new BigDecimal(200)),
                Optional.of(new BigDecimal(14_800)),
                Optional.of(true),
                Optional.of("prepaid"))));
    samples.put(
        "ApiResponseReceived.message",
        response(
            new ApiResponse.Tracked(
                "sms-1",
                Optional.of("9647701234567"),
                "delivered",
                true,
                Optional.of("sms"),
                Optional.of(new BigDecimal(80)),
                List.of(
                    new ApiResponse.Leg(
                        "whatsapp",
                        true,
                        Optional.of(false),
                        Optional.of("not on WhatsApp"),
                        Optional.of(true))))));
    samples.put(
        "ApiResponseReceived.project",
        response(new ApiResponse.Project("demo", Optional.of(new BigDecimal(1000)))));
    samples.put(
        "ApiResponseReceived.senders",
        response(
            new ApiResponse.Senders(
                List.of(
                    new ApiResponse.Sender(
                        "OTPIQ", "accepted", Map.of("asiaCell", new BigDecimal(80)))))));
    samples.put(
        "ApiResponseReceived.error",
        response(new ApiResponse.Refused(ApiError.CREDIT, 402, "no credit", Map.of())));
    samples.put(
        "ApiResponseReceived.unavailable",
        response(new ApiResponse.Unavailable("timed out", Optional.empty(), true)));
  }

  private static ApiEvent.ApiResponseReceived response(ApiResponse response) {
    return new ApiEvent.ApiResponseReceived(response, PersonalDataMask.HIDDEN);
  }
}
