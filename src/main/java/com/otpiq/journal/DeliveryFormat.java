package com.otpiq.journal;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON format of a saved delivery; keeps every byte of the body. */
public final class DeliveryFormat {
  /** The type of a record that holds a delivery. */
  static final String DELIVERY = "delivery";

  private static final String BODY = "body";
  private static final String BODY_BASE64 = "bodyBase64";
  private static final String BODY_OMITTED = "bodyOmitted";
  private static final Set<String> TYPES = Set.of(DELIVERY, "received", "journal-entry", "payload");

  private DeliveryFormat() {}

  /** Adds a received request to a record; a body that is not UTF-8 is written as base64. */
  public static JsonObjectBuilder write(JsonObjectBuilder record, ReceivedRequest request) {
    Delivery delivery = request.delivery();
    record
        .put("at", delivery.at().toString())
        .put("method", request.method())
        .put("path", request.path())
        .put("headers", headers(delivery.headers()));
    return writeBody(record, delivery.body());
  }

  /**
   * Adds a body to a record; one that is not UTF-8 is written as base64, and of one that could not
   * be read the reason.
   */
  public static JsonObjectBuilder writeBody(JsonObjectBuilder record, Body body) {
    if (body.omission().isPresent()) {
      return record.put(BODY_OMITTED, body.omission());
    }
    return body.isText()
        ? record.put(BODY, body.text())
        : record.put(BODY_BASE64, Base64.getEncoder().encodeToString(body.bytes()));
  }

  /** Adds the response that otpiq decided on; if it is a refusal, with the reason. */
  static void writeResponse(JsonObjectBuilder record, WebhookResponse response) {
    record.put(JournalEntry.ANSWER, response.status());
    if (!response.acknowledges()) {
      record.put("why", response.detail());
    }
  }

  /** The delivery in a record; empty if the object is not such a record. */
  static Optional<Delivery> read(Json.Obj record) {
    return isDelivery(record)
        ? body(record)
            .map(body -> new Delivery(RecordedTime.of(record.value("at")), headers(record), body))
        : Optional.empty();
  }

  /** Whether the type of a record is that of a delivery. */
  static boolean isDelivery(Json.Obj record) {
    return record.text("type").filter(TYPES::contains).isPresent();
  }

  /** Whether a record has a body in any form, even one that cannot be read. */
  static boolean hasBody(Json.Obj record) {
    return record.value(BODY).isPresent() || record.value(BODY_BASE64).isPresent();
  }

  private static Optional<Body> body(Json.Obj record) {
    return record
        .text(BODY)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .or(() -> record.text(BODY_BASE64).flatMap(RecordedRequest::decodeBase64))
        .map(BodyParser::parse)
        .or(() -> record.text(BODY_OMITTED).map(Body::omitted));
  }

  /** Headers as an array of pairs. */
  public static Json headers(Headers headers) {
    return Json.of(headers.lines().stream().map(DeliveryFormat::headerPair).toList());
  }

  /** Name and value; the bytes of a value that is not UTF-8 follow it as base64. */
  private static Json headerPair(Headers.Line line) {
    String value = line.value();
    Json name = Json.of(line.name());
    return HeaderBytes.isUtf8(value)
        ? Json.of(List.of(name, Json.of(value)))
        : Json.of(
            List.of(
                name,
                Json.of(HeaderBytes.readable(value)),
                Json.of(Base64.getEncoder().encodeToString(HeaderBytes.encode(value)))));
  }

  private static Headers headers(Json.Obj record) {
    return new Headers(
        record.items("headers").stream().flatMap(item -> headerLine(item).stream()).toList());
  }

  private static Optional<Headers.Line> headerLine(Json json) {
    if (json instanceof Json.Arr(List<Json> items, var _)
        && items.size() >= 2
        && items.get(0) instanceof Json.Text(String name, var _)
        && items.get(1) instanceof Json.Text(String value, var _)) {
      Optional<String> bytes =
          items.stream().skip(2).flatMap(item -> item.asText().stream()).findFirst();
      return Optional.of(
          new Headers.Line(
              name,
              bytes.flatMap(RecordedRequest::decodeBase64).map(HeaderBytes::decode).orElse(value)));
    }
    return Optional.empty();
  }
}
