package com.otpiq.journal;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the records that otpiq itself writes: saved deliveries, the journal, and everything that
 * {@code -o json} prints. Some carry a webhook, and all others are no payload.
 */
final class OtpiqRecords {
  /**
   * Every type without a webhook, with a key of its records: a payload may have a key {@code type}
   * as well.
   */
  private static final Map<String, List<String>> WITHOUT_WEBHOOK =
      Map.ofEntries(
          Map.entry("notice", List.of("text")),
          Map.entry("warning", List.of("text")),
          Map.entry("internal-error", List.of("error")),
          Map.entry("entries-omitted", List.of("omissions")),
          Map.entry("listen-ready", List.of("deliveryReport")),
          Map.entry("trust-instructions", List.of("instructions")),
          Map.entry("journal-cleared", List.of("webhooks")),
          Map.entry("target-health", List.of("up")),
          Map.entry("unreadable-request", List.of("cause")),
          Map.entry("listen-summary", List.of("accepted")),
          Map.entry("attempt", List.of("acknowledged")),
          Map.entry("delivery-summary", List.of("deliveries")),
          Map.entry("retry-plan", List.of("waits")),
          Map.entry("scenario", List.of("basis")),
          Map.entry("validation-result", List.of("findings")),
          Map.entry("validation-summary", List.of("payloads")),
          Map.entry("sandbox-ready", List.of("baseUrl")),
          Map.entry("sandbox-request", List.of("path")),
          Map.entry("message-status", List.of("at")),
          Map.entry("endpoint-status", List.of("paused")),
          Map.entry("sandbox-summary", List.of("messages")),
          Map.entry("check", List.of("sends")),
          Map.entry("check-result", List.of("verdict")),
          Map.entry("check-summary", List.of("passed")),
          Map.entry("check-files-changed", List.of("files")),
          Map.entry("check-comparison", List.of("remaining")),
          Map.entry("command", List.of("usage")),
          Map.entry("settings-file", List.of("exists")),
          Map.entry("setting", List.of("origin")),
          Map.entry("diagnostic-result", List.of("level")),
          Map.entry("diagnostic-summary", List.of("problems")),
          Map.entry("receiver", List.of("kind")),
          Map.entry("file", List.of("text")),
          Map.entry("request-finding", List.of("severity")),
          Map.entry("sms-parts", List.of("encoding")),
          Map.entry("request", List.of("request", "curl")),
          Map.entry("api-call", List.of("outcome")),
          Map.entry("message-accepted", List.of("smsId")),
          Map.entry("message", List.of("channelFlow")),
          Map.entry("project", List.of("credit", "name")),
          Map.entry("senders", List.of("senders")),
          Map.entry("api-error", List.of("facts")),
          Map.entry("api-unavailable", List.of("mayHaveBeenSent")),
          Map.entry(JournalEntry.RUN, List.of("project")),
          Map.entry(JournalEntry.ANSWERED, List.of("id")));

  private OtpiqRecords() {}

  /** The entry of a record; empty if the object is not a record of otpiq. */
  static Optional<FileEntry> read(Json.Obj document) {
    if (document.value(PayloadKey.REPORT_TYPE).isPresent()) {
      return Optional.empty();
    }
    if (DeliveryFormat.isDelivery(document)) {
      return Optional.of(delivery(document));
    }
    return document
        .text("type")
        .filter(type -> isRecord(document, type))
        .map(type -> new FileEntry.Other(document.at(), "record of type " + type));
  }

  private static boolean isRecord(Json.Obj document, String type) {
    return WITHOUT_WEBHOOK.getOrDefault(type, List.of()).stream()
        .anyMatch(key -> document.value(key).isPresent());
  }

  /** The entry of a record that holds a delivery. */
  static FileEntry delivery(Json.Obj record) {
    if (record.text("method").filter(method -> !method.equalsIgnoreCase("POST")).isPresent()) {
      return new FileEntry.Other(record.at(), "not a POST request");
    }
    return DeliveryFormat.read(record)
        .map(delivery -> delivery(record.at(), delivery, SavedResponse.of(record)))
        .orElseGet(() -> new FileEntry.Unreadable(record.at(), bodyError(record)));
  }

  private static FileEntry delivery(Position at, Delivery delivery, SavedResponse response) {
    if (delivery.body().omission().isPresent()) {
      return new FileEntry.Unreadable(at, "its body was not recorded");
    }
    // Without this header, which OTPIQ never sends, the bytes would be another body
    return delivery.headers().first("Content-Encoding").stream()
            .anyMatch(coding -> !coding.equalsIgnoreCase("identity"))
        ? new FileEntry.Unreadable(at, "its body is compressed")
        : new FileEntry.Webhook(at, delivery, false, response);
  }

  /** Why no body could be read from this record. */
  private static String bodyError(Json.Obj record) {
    if (DeliveryFormat.hasBody(record)) {
      return "its body is not text, or its base64 is invalid";
    }
    return record.text("type").filter("journal-entry"::equals).isPresent()
        ? "journal list prints no body, journal export does"
        : "the record has no body";
  }
}
