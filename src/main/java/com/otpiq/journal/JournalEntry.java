package com.otpiq.journal;

import com.otpiq.json.JsonDocuments;
import com.otpiq.rule.Authentication;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.ReceivedRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A webhook of the journal.
 *
 * @param responseStatus the status that it was answered with; 0 where it was none, or none is known
 * @param authentication whether it had the right secret
 * @param record all of it, as it stands in the journal
 */
public record JournalEntry(
    JournalEntryId id,
    ReceivedRequest request,
    int responseStatus,
    Optional<Authentication> authentication,
    Json.Obj record) {
  /** The type of a record that tells what a webhook was answered. */
  static final String ANSWERED = "answered";

  static final String ANSWER = "answer";

  /** The oldest first; listeners may run side by side. */
  static final Comparator<JournalEntry> BY_TIME =
      Comparator.comparing((JournalEntry entry) -> entry.request().delivery().at())
          .thenComparingLong(entry -> entry.id().run())
          .thenComparingLong(entry -> entry.id().request());

  /** What people type to name it. */
  public String idText() {
    return id.toString();
  }

  /** The same, as if it had been read from a file. */
  public SavedWebhook toSavedWebhook() {
    return new SavedWebhook("journal", Position.START, request.delivery());
  }

  /** The record that a line holds; nothing where it is broken. */
  static Optional<Json.Obj> record(JsonDocuments.JsonDocument document) {
    try {
      return JsonDocuments.parse(document) instanceof Json.Obj record
          ? Optional.of(record)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Which webhook a record is about. */
  static Optional<JournalEntryId> id(Json.Obj record) {
    return record.text("id").flatMap(JournalEntryId::parse);
  }

  /** The webhook that a record holds; nothing where it tells of something else. */
  static Optional<JournalEntry> of(JournalEntryId id, Json.Obj record) {
    return DeliveryFormat.read(record).map(delivery -> of(id, delivery, record));
  }

  /** Whether a record tells only what a webhook was answered. */
  static boolean isResponse(Json.Obj record) {
    return record.text("type").filter(ANSWERED::equals).isPresent();
  }

  /** The same, answered as a later record tells. */
  JournalEntry withResponse(Json.Obj later) {
    int status = responseStatus(later);
    Json.Obj whole = JsonObjectBuilder.from(record).put(ANSWER, status).build();
    return new JournalEntry(id, request, status, authentication, whole);
  }

  private static JournalEntry of(JournalEntryId id, Delivery delivery, Json.Obj record) {
    ReceivedRequest request =
        new ReceivedRequest(
            record.text("method").orElse("POST"), record.text("path").orElse("/"), delivery);
    Optional<Authentication> authentication =
        Arrays.stream(Authentication.values())
            .filter(each -> record.text("secret").filter(each.name()::equalsIgnoreCase).isPresent())
            .findFirst();
    return new JournalEntry(id, request, responseStatus(record), authentication, record);
  }

  private static int responseStatus(Json.Obj record) {
    return record.value(ANSWER).orElse(null) instanceof Json.Num(String literal, var _)
            && literal.matches("\\d{3}")
        ? Integer.parseInt(literal)
        : 0;
  }
}
