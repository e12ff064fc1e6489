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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads OTPIQ's answers: 400 says why under {@code error}, everything else under {@code message}.
 */
final class ApiResponseParser {
  private final UnaryOperator<String> sentences;

  /** Reads answers, and passes every sentence in them through this. */
  ApiResponseParser(UnaryOperator<String> sentences) {
    this.sentences = sentences;
  }

  ApiResponse toSend(Outcome outcome) {
    return reply(outcome, ApiError.UNKNOWN_PATH, true, ApiResponseParser::accepted);
  }

  ApiResponse toTrack(Outcome outcome) {
    return reply(outcome, ApiError.UNKNOWN_MESSAGE, false, this::tracked);
  }

  ApiResponse toInfo(Outcome outcome) {
    return reply(outcome, ApiError.UNKNOWN_PATH, false, ApiResponseParser::project);
  }

  ApiResponse toSenderIds(Outcome outcome) {
    return reply(outcome, ApiError.UNKNOWN_PATH, false, ApiResponseParser::senders);
  }

  /**
   * What an outcome means.
   *
   * @param notFound what a 404 means here
   * @param changes whether the request changes anything, so that it matters if it was carried out
   * @param success reads the answer of a 2xx; nothing where it is another one's
   */
  private ApiResponse reply(
      Outcome outcome,
      ApiError notFound,
      boolean changes,
      Function<Json.Obj, Optional<ApiResponse>> success) {
    return switch (outcome) {
      case Outcome.Responded answer when answer.acknowledged() ->
          object(answer)
              .flatMap(success)
              .orElseGet(() -> unavailable(answer, strange(answer), changes));
      case Outcome.Responded answer when answer.status() >= 500 ->
          unavailable(answer, "OTPIQ answered " + answer.status() + said(answer), changes);
      case Outcome.Responded answer when answer.status() >= 400 -> refused(answer, notFound);
      case Outcome.Responded answer ->
          unavailable(answer, "the answer is a redirect, which OTPIQ's API never sends", false);
      case Outcome.TimedOut late ->
          new ApiResponse.Unavailable(
              "no answer came in time, while " + late.during(),
              Optional.empty(),
              changes && late.sent());
      case Outcome.Failed failed ->
          new ApiResponse.Unavailable(failed.reason(), Optional.empty(), changes && failed.sent());
    };
  }

  private ApiResponse unavailable(Outcome.Responded answer, String why, boolean isOpen) {
    return new ApiResponse.Unavailable(sentences.apply(why), Optional.of(answer.status()), isOpen);
  }

  private static String strange(Outcome.Responded answer) {
    boolean otherName = object(answer).flatMap(json -> json.value("messageId")).isPresent();
    return otherName
        ? "the answer has a messageId and no smsId, which is not how OTPIQ answers"
        : "the answer is not one of OTPIQ's";
  }

  private ApiResponse refused(Outcome.Responded answer, ApiError notFound) {
    Json.Obj json = object(answer).orElseGet(() -> new JsonObjectBuilder().build());
    String text = json.text("error").or(() -> json.text("message")).orElse(answer.phrase());
    return new ApiResponse.Refused(
        ApiError.of(answer.status(), text, json, notFound),
        answer.status(),
        sentences.apply(text),
        numbers(json));
  }

  private static Optional<ApiResponse> accepted(Json.Obj json) {
    return json.text("smsId")
        .map(smsId ->
            new ApiResponse.Accepted(
                smsId,
                number(json, "cost"),
                number(json, "remainingCredit"),
                truth(json, "canCover"),
                json.text("paymentType")));
  }

  private Optional<ApiResponse> tracked(Json.Obj json) {
    return json.text("status")
        .map(status ->
            new ApiResponse.Tracked(
                json.text("smsId").orElse(""),
                json.text("phoneNumber"),
                status,
                truth(json, "isFinalStatus").orElse(false),
                json.text("lastChannel"),
                number(json, "cost"),
                objects(json, "channelFlow").map(this::leg).toList()));
  }

  private ApiResponse.Leg leg(Json.Obj json) {
    return new ApiResponse.Leg(
        json.text("channel").orElse(""),
        truth(json, "tried").orElse(false),
        truth(json, "success"),
        json.text("error").map(sentences),
        truth(json, "refunded"));
  }

  private static Optional<ApiResponse> project(Json.Obj json) {
    return json.text("projectName")
        .map(name -> new ApiResponse.Project(name, number(json, "credit")));
  }

  private static Optional<ApiResponse> senders(Json.Obj json) {
    return json.value("data")
        .filter(Json.Arr.class::isInstance)
        .map(_ ->
            new ApiResponse.Senders(objects(json, "data").map(ApiResponseParser::sender).toList()));
  }

  private static ApiResponse.Sender sender(Json.Obj json) {
    Map<String, BigDecimal> prices =
        json.value("pricePerSms").orElse(null) instanceof Json.Obj object
            ? numbers(object)
            : Map.of();
    return new ApiResponse.Sender(
        json.text("senderId").orElse(""), json.text("status").orElse(""), prices);
  }

  private static String said(Outcome.Responded answer) {
    return object(answer).flatMap(json -> json.text("message")).map(": "::concat).orElse("");
  }

  private static Optional<Json.Obj> object(Outcome.Responded answer) {
    return BodyParser.parse(answer.body().getBytes(StandardCharsets.UTF_8)).object();
  }

  private static Stream<Json.Obj> objects(Json.Obj json, String key) {
    List<Json> items =
        json.value(key).orElse(null) instanceof Json.Arr array ? array.items() : List.of();
    return items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  private static Optional<BigDecimal> number(Json.Obj json, String key) {
    return json.value(key)
        .filter(Json.Num.class::isInstance)
        .flatMap(value -> number(((Json.Num) value).literal()));
  }

  /** Not every number of JSON is one that can be calculated with. */
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

  private static Optional<Boolean> truth(Json.Obj json, String key) {
    return json.value(key)
        .filter(Json.Bool.class::isInstance)
        .map(value -> ((Json.Bool) value).value());
  }
}
