package com.otpiq.journal;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the webhooks in an HTTP archive (HAR 1.2), as browsers and proxies write it. */
final class Har {
  private static final Pattern START = Pattern.compile("\\s*\\{\\s*\"log\"\\s*:\\s*\\{");

  private Har() {}

  /** A webhook in the archive, and the position of its entry. */
  record HarEntry(Delivery delivery, Position at) {}

  static boolean isHar(String text) {
    return START.matcher(text).lookingAt();
  }

  /** Every POST request that has a header or a key of an OTPIQ webhook. */
  static List<HarEntry> webhooks(Json archive) {
    return items(archive, "log", "entries").flatMap(entry -> webhook(entry).stream()).toList();
  }

  private static Optional<HarEntry> webhook(Json entry) {
    return member(entry, "request")
        .filter(request -> text(request, "method").filter("POST"::equalsIgnoreCase).isPresent())
        .flatMap(request -> delivery(entry, request))
        .filter(Har::isWebhook)
        .map(delivery -> new HarEntry(delivery, entry.at()));
  }

  private static Optional<Delivery> delivery(Json entry, Json request) {
    return member(request, "postData")
        .flatMap(data -> text(data, "text"))
        .map(text -> BodyParser.parse(text.getBytes(StandardCharsets.UTF_8)))
        .map(body -> new Delivery(at(entry), headers(request), body));
  }

  private static boolean isWebhook(Delivery delivery) {
    return delivery.headers().has(HeaderName.SECRET)
        || delivery.headers().has(HeaderName.EVENT)
        || hasKey(delivery.body());
  }

  private static boolean hasKey(Body body) {
    return body.object()
        .filter(object -> PayloadKey.ALL.stream().anyMatch(key -> object.value(key).isPresent()))
        .isPresent();
  }

  private static Instant at(Json entry) {
    try {
      return text(entry, "startedDateTime")
          .map(text -> OffsetDateTime.parse(text).toInstant())
          .orElse(Instant.EPOCH);
    } catch (DateTimeException _) {
      return Instant.EPOCH;
    }
  }

  private static Headers headers(Json request) {
    return new Headers(items(request, "headers").flatMap(line -> line(line).stream()).toList());
  }

  private static Optional<Headers.Line> line(Json json) {
    return text(json, "name")
        .flatMap(name -> text(json, "value").map(value -> new Headers.Line(name, value)));
  }

  private static Stream<Json> items(Json json, String... path) {
    Optional<Json> at = Optional.of(json);
    for (String key : path) {
      at = at.flatMap(object -> member(object, key));
    }
    return at.filter(Json.Arr.class::isInstance).stream()
        .flatMap(array -> ((Json.Arr) array).items().stream());
  }

  private static Optional<Json> member(Json json, String key) {
    return json instanceof Json.Obj object ? object.value(key) : Optional.empty();
  }

  private static Optional<String> text(Json json, String key) {
    return member(json, key).flatMap(Json::asText);
  }
}
