package com.otpiq.journal;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.file.InputFile;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonDocuments;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads saved webhooks from a file: payloads, arrays, JSON lines, records of otpiq, a HAR, or the
 * export of another tool. Each entry of a file is read, or reported as left out.
 */
public final class SavedWebhooksReader {
  private final String name;
  private final List<SavedWebhook> webhooks = new ArrayList<>();
  private final Map<String, Event.Omission> omissions = new LinkedHashMap<>();

  private SavedWebhooksReader(String name) {
    this.name = name;
  }

  /**
   * Reads every delivery of several files, in order.
   *
   * @throws Problem INPUT as {@link #read}; USAGE if standard input is named twice
   */
  public static SavedWebhooks readAll(List<String> names, Path workDir, InputStream stdin) {
    if (names.stream().filter(InputFile.STDIN::equals).count() > 1) {
      throw Problem.of(Problem.Kind.USAGE, "standard input (-) can be read only once");
    }
    return names.stream()
        .map(name -> read(name, workDir, stdin))
        .reduce(SavedWebhooks.of(List.of()), SavedWebhooks::and);
  }

  /**
   * Reads every delivery of a file, in order.
   *
   * @throws Problem INPUT with file, line and column if the file is invalid or holds a document of
   *     another kind; INPUT if it has no webhook
   */
  public static SavedWebhooks read(String name, Path workDir, InputStream stdin) {
    byte[] bytes = InputFile.read(name, workDir, stdin);
    return switch (JsonDocuments.split(bytes)) {
      case JsonDocuments.SyntaxError(String error, Position at) ->
          throw InputFile.syntaxError(name, error, at);
      case JsonDocuments.Documents(List<JsonDocuments.JsonDocument> documents) ->
          new SavedWebhooksReader(name).read(documents);
    };
  }

  /**
   * The webhooks of entries of the journal, in order.
   *
   * @throws Problem INPUT if none of them can be read
   */
  public static SavedWebhooks ofJournal(List<JournalEntry> entries) {
    var reader = new SavedWebhooksReader("journal");
    int line = 0;
    for (JournalEntry entry : entries) {
      line++; // as journal export would write it
      reader.add(OtpiqRecords.delivery(entry.record()), new Position(line, 1, 0, 0));
    }
    return reader.result(entries.isEmpty());
  }

  private SavedWebhooks read(List<JsonDocuments.JsonDocument> documents) {
    documents.forEach(document -> entries(document).forEach(entry -> add(entry, document.at())));
    return result(documents.isEmpty());
  }

  private SavedWebhooks result(boolean isEmpty) {
    List<Event.Omission> all = List.copyOf(omissions.values());
    if (webhooks.isEmpty()) {
      throw nothingRead(isEmpty, all);
    }
    return new SavedWebhooks(
        webhooks,
        all.isEmpty() ? List.of() : List.of(new Event.EntriesOmitted(name, webhooks.size(), all)));
  }

  private Problem nothingRead(boolean isEmpty, List<Event.Omission> all) {
    String source = name.equals(InputFile.STDIN) ? "standard input" : name;
    String why =
        all.stream()
            .map(one -> one.reason() + " (" + one.count() + ")")
            .collect(Collectors.joining(", "));
    String error = isEmpty ? " is empty" : " has no webhook" + (why.isEmpty() ? "" : ": " + why);
    return Problem.of(Problem.Kind.INPUT, source + error);
  }

  private void add(FileEntry entry, Position base) {
    Position at = entry.at().within(base);
    switch (entry) {
      case FileEntry.Webhook(var _, Delivery delivery, boolean isBody, SavedResponse response) ->
          webhooks.add(new SavedWebhook(name, at, delivery, isBody, response));
      case FileEntry.Other(var _, String what) -> omit(what, at, false);
      case FileEntry.Unreadable(var _, String why) -> omit(why, at, true);
    }
  }

  private void omit(String reason, Position at, boolean isUnreadable) {
    omissions.merge(
        reason,
        new Event.Omission(reason, 1, at.line(), isUnreadable),
        (first, _) ->
            new Event.Omission(reason, first.count() + 1, first.firstLine(), isUnreadable));
  }

  /** Archives and records may be larger than a body, so that the limits apply to payloads only. */
  private Stream<FileEntry> entries(JsonDocuments.JsonDocument document) {
    Body body = BodyParser.parse(document.text().getBytes(StandardCharsets.UTF_8));
    Body.ParseResult whole =
        body.parseResult() instanceof Body.Malformed
            ? JsonDocuments.parse(document)
            : body.parseResult();
    return switch (whole) {
      case Body.Malformed malformed -> throw syntaxError(malformed, document.at());
      case Body.Parsed(String _, Json json) ->
          knownDocument(json).orElseGet(() -> Stream.of(payload(json, body, document)));
    };
  }

  private FileEntry payload(Json json, Body body, JsonDocuments.JsonDocument document) {
    UnknownEnvelope.of(json).ifPresent(envelope -> refuse(envelope, document));
    if (body.parseResult() instanceof Body.Malformed malformed) {
      throw syntaxError(malformed, document.at());
    }
    return new FileEntry.Webhook(
        Position.START, Delivery.ofBody(Instant.EPOCH, body), true, SavedResponse.UNKNOWN);
  }

  private void refuse(UnknownEnvelope envelope, JsonDocuments.JsonDocument document) {
    throw InputFile.syntaxError(
        name, envelope.error(), document.at(), envelope.hint(name, document.isElement()));
  }

  private Problem syntaxError(Body.Malformed malformed, Position base) {
    return InputFile.syntaxError(name, malformed.error(), malformed.at().within(base));
  }

  /** The entries of a record of otpiq or of an archive; empty if the document is neither. */
  private static Optional<Stream<FileEntry>> knownDocument(Json json) {
    return json instanceof Json.Obj object
        ? OtpiqRecords.read(object).map(Stream::of).or(() -> archive(object))
        : Optional.empty();
  }

  private static Optional<Stream<FileEntry>> archive(Json.Obj document) {
    return RecordedRequest.isReport(document)
        ? Optional.empty()
        : Har.read(document).or(() -> ToolExports.read(document));
  }
}
