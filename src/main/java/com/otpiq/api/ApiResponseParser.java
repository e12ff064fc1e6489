package com.otpiq.api;

import com.otpiq.delivery.Outcome;
import com.otpiq.json.BodyParser;
import com.otpiq.message.ApiError;
import com.otpiq.message.ApiResponse;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Parses the responses of OTPIQ's API. */
final class ApiResponseParser {
  private final UnaryOperator<String> mask;

  /**
   * Parses responses.
   *
   * @param mask of the texts in them
   */
  ApiResponseParser(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  ApiResponse toSend(Outcome outcome) {
    return parse(outcome, ApiError.UNKNOWN_PATH, true, ApiResponseParser::accepted);
  }

  ApiResponse toTrack(Outcome outcome) {
    return parse(outcome, ApiError.UNKNOWN_MESSAGE, false, this::tracked);
  }

  ApiResponse toInfo(Outcome outcome) {
    return parse(outcome, ApiError.UNKNOWN_PATH, false, ApiResponseParser::project);
  }

  ApiResponse toSenderIds(Outcome outcome) {
    return parse(outcome, ApiError.UNKNOWN_PATH, false, ApiResponseParser::senders);
  }

  /**
   * Parses the outcome of a request.
   *
   * @param notFound what a 404 means for the request
   * @param sends whether the request sends a message
   * @param success parses the body of a 2xx; empty if it is not in the format of OTPIQ's API
   */
  private ApiResponse parse(
      Outcome outcome,
      ApiError notFound,
      boolean sends,
      Function<Json.Obj, Optional<ApiResponse>> success) {
    return switch (outcome) {
      case Outcome.Responded response when response.isAcknowledged() ->
          object(response)
              .flatMap(success)
              .orElseGet(() -> unavailable(response, unexpected(response), sends));
      case Outcome.Responded response when response.status() >= 500 ->
          unavailable(
              response, "OTPIQ responded with " + response.status() + message(response), sends);
      case Outcome.Responded response when response.status() >= 400 -> refused(response, notFound);
      case Outcome.Responded response ->
          unavailable(response, "the response is a redirect, which OTPIQ's API never sends", false);
      case Outcome.TimedOut timedOut ->
          new ApiResponse.Unavailable(
              "timed out while " + timedOut.during(), Optional.empty(), sends && timedOut.sent());
      case Outcome.Failed failed ->
          new ApiResponse.Unavailable(failed.reason(), Optional.empty(), sends && failed.sent());
    };
  }

  private ApiResponse unavailable(Outcome.Responded response, String reason, boolean mayBeSent) {
    return new ApiResponse.Unavailable(
        mask.apply(reason), Optional.of(response.status()), mayBeSent);
  }

  private static String unexpected(Outcome.Responded response) {
    boolean otherName = object(response).flatMap(json -> json.value("messageId")).isPresent();
    return otherName
        ? "the response has a messageId instead of an smsId, so it is not from OTPIQ's API"
        : "the response is not in the format of OTPIQ's API";
  }

  private ApiResponse refused(Outcome.Responded response, ApiError notFound) {
    Json.Obj json = object(response).orElseGet(() -> new JsonObjectBuilder().build());
    String text = json.text("error").or(() -> json.text("message")).orElse(response.phrase());
    return new ApiResponse.Refused(
        ApiError.of(response.status(), text, json, notFound),
        response.status(),
        mask.apply(text),
        numbers(json));
  }

  private static Optional<ApiResponse> accepted(Json.Obj json) {
    return json.text("smsId")
        .map(smsId ->
            new ApiResponse.Accepted(
                smsId,
                number(json, "cost"),
                number(json, "remainingCredit"),
                bool(json, "canCover"),
                json.text("paymentType")));
  }

  private Optional<ApiResponse> tracked(Json.Obj json) {
    return json.text("status")
        .map(status ->
            new ApiResponse.Tracked(
                json.text("smsId").orElse(""),
                json.text("phoneNumber"),
                status,
                bool(json, "isFinalStatus").orElse(false),
                json.text("lastChannel"),
                number(json, "cost"),
                json.objects("channelFlow").map(this::leg).toList()));
  }

  private ApiResponse.Leg leg(Json.Obj json) {
    return new ApiResponse.Leg(
        json.text("channel").orElse(""),
        bool(json, "tried").orElse(false),
        bool(json, "success"),
        json.text("error").map(mask),
        bool(json, "refunded"));
  }

  private static Optional<ApiResponse> project(Json.Obj json) {
    return json.text("projectName")
        .map(name -> new ApiResponse.Project(name, number(json, "credit")));
  }

  private static Optional<ApiResponse> senders(Json.Obj json) {
    return json.value("data")
        .filter(Json.Arr.class::isInstance)
        .map(_ ->
            new ApiResponse.Senders(json.objects("data").map(ApiResponseParser::sender).toList()));
  }

  private static ApiResponse.Sender sender(Json.Obj json) {
    Map<String, BigDecimal> prices =
        json.object("pricePerSms").map(ApiResponseParser::numbers).orElse(Map.of());
    return new ApiResponse.Sender(
        json.text("senderId").orElse(""), json.text("status").orElse(""), prices);
  }

  private static String message(Outcome.Responded response) {
    return object(response).flatMap(json -> json.text("message")).map(": "::concat).orElse("");
  }

  private static Optional<Json.Obj> object(Outcome.Responded response) {
    return BodyParser.parse(response.body().text().getBytes(StandardCharsets.UTF_8)).object();
  }

  private static Optional<BigDecimal> number(Json.Obj json, String key) {
    return json.value(key)
        .filter(Json.Num.class::isInstance)
        .flatMap(value -> number(((Json.Num) value).literal()));
  }

  /** A JSON number can have an exponent that is too large. */
  private static Optional<BigDecimal> number(String literal) {
    try {
      return Optional.of(new BigDecimal(literal));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Map<String, BigDecimal> numbers(Json.Obj json) {
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    json.members()
        .forEach(
            member -> number(json, member.name()).ifPresent(n -> numbers.put(member.name(), n)));
    return numbers;
  }

  private static Optional<Boolean> bool(Json.Obj json, String key) {
    return json.value(key)
        .filter(Json.Bool.class::isInstance)
        .map(value -> ((Json.Bool) value).value());
  }
}
