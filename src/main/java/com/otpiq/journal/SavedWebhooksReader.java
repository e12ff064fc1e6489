package com.otpiq.journal;

import com.otpiq.event.Problem;
import com.otpiq.file.InputFile;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonDocuments;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads saved webhooks from a file: a payload, an array, JSON lines, a journal, or a HAR. */
public final class SavedWebhooksReader {
  private SavedWebhooksReader() {}

  /**
   * Reads every delivery of several files, in order.
   *
   * @throws Problem INPUT as {@link #read}
   */
  public static List<SavedWebhook> readAll(List<String> names, Path workDir, InputStream stdin) {
    return names.stream().flatMap(name -> read(name, workDir, stdin).stream()).toList();
  }

  /**
   * Reads every delivery of a file, in order.
   *
   * @throws Problem INPUT with file, line and column if the file is invalid or has no payload
   */
  public static List<SavedWebhook> read(String name, Path workDir, InputStream stdin) {
    byte[] bytes = InputFile.read(name, workDir, stdin);
    List<SavedWebhook> saved =
        switch (JsonDocuments.split(bytes)) {
          case JsonDocuments.SyntaxError(String error, Position at) ->
              throw InputFile.syntaxError(name, error, at);
          case JsonDocuments.Documents(List<JsonDocuments.JsonDocument> found) ->
              withoutOtherRecords(found)
                  .flatMap(document -> savedWebhooks(name, document))
                  .toList();
        };
    if (saved.isEmpty()) {
      throw Problem.of(Problem.Kind.INPUT, name + " holds no payload");
    }
    return saved;
  }

  /** In a file with records of deliveries, records of other types are not payloads. */
  private static Stream<JsonDocuments.JsonDocument> withoutOtherRecords(
      List<JsonDocuments.JsonDocument> all) {
    boolean isJournal =
        all.stream()
            .anyMatch(one -> typedRecord(one).filter(DeliveryFormat::isDelivery).isPresent());
    return all.stream()
        .filter(one ->
            !isJournal
                || typedRecord(one)
                    .filter(record -> !DeliveryFormat.isDelivery(record))
                    .filter(record -> record.value(PayloadKey.SMS_ID).isEmpty())
                    .isEmpty());
  }

  /** The document if it is an object with a type; a record may be larger than a body. */
  private static Optional<Json.Obj> typedRecord(JsonDocuments.JsonDocument document) {
    if (!document.text().contains("\"type\"")) {
      return Optional.empty();
    }
    try {
      return JsonDocuments.parse(document) instanceof Json.Obj object
          ? Optional.of(object).filter(typed -> typed.text("type").isPresent())
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Stream<SavedWebhook> savedWebhooks(
      String name, JsonDocuments.JsonDocument document) {
    return Har.isHar(document.text())
        ? fromHar(name, document)
        : Stream.of(savedWebhook(name, document));
  }

  private static Stream<SavedWebhook> fromHar(String name, JsonDocuments.JsonDocument document) {
    try {
      return Har.webhooks(JsonDocuments.parse(document)).stream()
          .map(found -> new SavedWebhook(name, found.at().within(document.at()), found.delivery()));
    } catch (IllegalArgumentException e) {
      throw InputFile.syntaxError(name, String.valueOf(e.getMessage()), document.at());
    }
  }

  private static SavedWebhook savedWebhook(String name, JsonDocuments.JsonDocument document) {
    Delivery delivery =
        typedRecord(document)
            .flatMap(DeliveryFormat::read)
            .orElseGet(() -> payload(name, document));
    return new SavedWebhook(name, document.at(), delivery);
  }

  private static Delivery payload(String name, JsonDocuments.JsonDocument document) {
    Body body = BodyParser.parse(document.text().getBytes(StandardCharsets.UTF_8));
    if (body.parseResult() instanceof Body.Malformed(String error, Position at, String _)) {
      throw InputFile.syntaxError(name, error, at.within(document.at()));
    }
    return Delivery.ofBody(Instant.EPOCH, body);
  }
}
