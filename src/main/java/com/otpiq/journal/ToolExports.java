package com.otpiq.journal;

import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the requests in what other tools export: webhook.site, WireMock's journal, the inspector of
 * ngrok, and the events that AWS Lambda gets from API Gateway or a function URL.
 */
final class ToolExports {
  private ToolExports() {}

  /** The entries of an export or of a single request; empty if the object is neither. */
  static Optional<Stream<FileEntry>> read(Json.Obj document) {
    return single(document)
        .map(Stream::of)
        .or(() -> list(document.items("requests")))
        .or(() -> list(document.items("data")));
  }

  /** A list is an export if one of its items is a request; the other items are left out. */
  private static Optional<Stream<FileEntry>> list(List<Json> items) {
    return items.stream().anyMatch(item -> asRequest(item).isPresent())
        ? Optional.of(
            items.stream()
                .map(item ->
                    asRequest(item).orElseGet(() -> new FileEntry.Other(item.at(), "no request"))))
        : Optional.empty();
  }

  private static Optional<FileEntry> asRequest(Json item) {
    return item instanceof Json.Obj object ? single(object) : Optional.empty();
  }

  private static Optional<FileEntry> single(Json.Obj entry) {
    Json.Obj request = entry.object("request").orElse(entry);
    return webhookSite(entry)
        .or(() -> wireMock(request))
        .or(() -> ngrok(entry, request))
        .or(() -> lambda(entry))
        .map(found -> found.startingAt(entry.at()).toEntry());
  }

  private static Optional<RecordedRequest> webhookSite(Json.Obj entry) {
    boolean isRequest =
        entry.value("token_id").isPresent()
            && entry.value("uuid").isPresent()
            && entry.object("headers").isPresent();
    return isRequest
        ? Optional.of(
            request(
                entry,
                entry.value("created_at"),
                entry
                    .text("content")
                    .map(RecordedRequest::text)
                    .orElseGet(ToolExports::notRecorded)))
        : Optional.empty();
  }

  private static Optional<RecordedRequest> wireMock(Json.Obj request) {
    boolean isRequest =
        request.value("loggedDate").isPresent()
            && request.text("method").isPresent()
            && request.object("headers").isPresent();
    return isRequest
        ? Optional.of(
            request(
                request,
                request.value("loggedDate"),
                request
                    .text("bodyAsBase64")
                    .map(RecordedRequest::base64)
                    .or(() -> request.text("body").map(RecordedRequest::text))
                    .orElseGet(ToolExports::notRecorded)))
        : Optional.empty();
  }

  /** In {@code raw} are the bytes of the whole request, from its first line on. */
  private static Optional<RecordedRequest> ngrok(Json.Obj entry, Json.Obj request) {
    boolean isRequest =
        request.text("raw").isPresent()
            && request.text("method").isPresent()
            && request.object("headers").isPresent();
    return isRequest
        ? Optional.of(
            request(request, entry.value("start"), rawBody(request.text("raw").orElse(""))))
        : Optional.empty();
  }

  private static RecordedRequest.RecordedBody rawBody(String raw) {
    return RecordedRequest.decodeBase64(raw)
        .map(bytes -> bodyOf(new String(bytes, StandardCharsets.ISO_8859_1)))
        .orElse(RecordedRequest.INVALID_BASE64);
  }

  /** The body in the text of a request, with a character for each byte. */
  private static RecordedRequest.RecordedBody bodyOf(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new RecordedRequest.Missing("only the start of its headers was recorded", "");
    }
    if (text.substring(0, end).toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding:")) {
      return new RecordedRequest.Missing("its body was recorded in chunks", text.substring(end));
    }
    return RecordedRequest.complete(text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Optional<RecordedRequest> lambda(Json.Obj event) {
    Optional<Json.Obj> context = event.object("requestContext");
    boolean isEvent = context.isPresent() && event.value("isBase64Encoded").isPresent();
    return isEvent
        ? context.map(known ->
            request(
                event,
                known.value("requestTimeEpoch").or(() -> known.value("timeEpoch")),
                event
                    .text("body")
                    .map(text -> lambdaBody(event, text))
                    .orElseGet(ToolExports::notRecorded)))
        : Optional.empty();
  }

  private static RecordedRequest.RecordedBody lambdaBody(Json.Obj event, String body) {
    boolean isBase64 =
        switch (event.value("isBase64Encoded").orElse(null)) {
          case Json.Bool flag -> flag.value();
          case Json.Text(String flag, var _) -> flag.equalsIgnoreCase("true");
          case null, default -> false;
        };
    return isBase64 ? RecordedRequest.base64(body) : RecordedRequest.text(body);
  }

  private static RecordedRequest request(
      Json.Obj json, Optional<Json> time, RecordedRequest.RecordedBody body) {
    Headers headers = headers(json);
    Optional<String> lambdaMethod =
        json.object("requestContext")
            .flatMap(context -> context.object("http"))
            .flatMap(http -> http.text("method"));
    String method =
        json.text("method").or(() -> json.text("httpMethod")).or(() -> lambdaMethod).orElse("");
    Instant at = RecordedTime.of(time);
    return new RecordedRequest(
        json.at(), at, method, headers, body, RecordedRequest.contentLength(headers));
  }

  private static RecordedRequest.RecordedBody notRecorded() {
    return new RecordedRequest.Missing("its body was not recorded", "");
  }

  /** The value of a header is a string, or an array of them. */
  private static Headers headers(Json.Obj json) {
    return new Headers(
        json.object("headers").or(() -> json.object("multiValueHeaders")).stream()
            .flatMap(headers -> headers.members().stream())
            .flatMap(header ->
                values(header.value()).map(value -> new Headers.Line(header.name(), value)))
            .toList());
  }

  private static Stream<String> values(Json json) {
    return switch (json) {
      case Json.Arr array -> array.items().stream().flatMap(item -> item.asText().stream());
      default -> json.asText().stream();
    };
  }
}
