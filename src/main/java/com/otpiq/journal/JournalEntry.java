package com.otpiq.journal;

import com.otpiq.event.JournalEvent;
import com.otpiq.event.RunOrigin;
import com.otpiq.json.JsonDocuments;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Inspection;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReceivedRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request in the journal that is a webhook, or may have been one.
 *
 * @param responseStatus the status code of the response; 0 if there was none or it is not known
 * @param authentication whether it had the right secret; empty if it was refused before it was
 *     inspected
 * @param origin of its run; empty for runs of older versions
 * @param record the whole record
 */
public record JournalEntry(
    JournalEntryId id,
    ReceivedRequest request,
    int responseStatus,
    Optional<Authentication> authentication,
    Optional<RunOrigin> origin,
    Json.Obj record) {
  /** The type of a record about the run, before its webhooks. */
  static final String RUN = "run";

  private static final String PROJECT = "project";
  private static final String PORT = "port";

  /** The type of a record that holds only the response to an earlier webhook. */
  static final String ANSWERED = "answered";

  static final String ANSWER = "answer";

  /** Oldest first; several listeners may run at the same time. */
  static final Comparator<JournalEntry> BY_TIME =
      Comparator.comparing((JournalEntry entry) -> entry.request().delivery().at())
          .thenComparingLong(entry -> entry.id().run())
          .thenComparingLong(entry -> entry.id().request());

  /** The record in a line; empty if the line is not a JSON object. */
  static Optional<Json.Obj> record(JsonDocuments.JsonDocument document) {
    return JsonDocuments.parse(document) instanceof Body.Parsed(String _, Json.Obj record)
        ? Optional.of(record)
        : Optional.empty();
  }

  /** The webhook that a record belongs to. */
  static Optional<JournalEntryId> id(Json.Obj record) {
    return record.text("id").flatMap(JournalEntryId::parse);
  }

  /** The webhook in a record; empty if the record has another type. */
  static Optional<JournalEntry> of(JournalEntryId id, Optional<RunOrigin> origin, Json.Obj record) {
    return DeliveryFormat.read(record).map(delivery -> of(id, delivery, origin, record));
  }

  /** The record about a run. */
  static Json.Obj run(RunOrigin origin) {
    var record = new JsonObjectBuilder().put("type", RUN).put(PROJECT, origin.project());
    origin.port().ifPresent(port -> record.put(PORT, port));
    return record.build();
  }

  /** The origin in a record about a run; empty if the record has another type. */
  static Optional<RunOrigin> origin(Json.Obj record) {
    OptionalInt port =
        record.value(PORT).orElse(null) instanceof Json.Num(String literal, var _)
                && literal.matches("\\d{1,5}")
            ? OptionalInt.of(Integer.parseInt(literal))
            : OptionalInt.empty();
    return record
        .text("type")
        .filter(RUN::equals)
        .flatMap(_ -> record.text(PROJECT))
        .map(project -> new RunOrigin(project, port));
  }

  /**
   * The event that shows it.
   *
   * @param inspection present if the whole entry is shown
   */
  public JournalEvent.JournalEntryShown shown(Optional<Inspection> inspection) {
    return new JournalEvent.JournalEntryShown(
        id.toString(), request, responseStatus, authentication, origin, inspection);
  }

  /** Whether its run was started in this project, or it is not known where. */
  public boolean isOf(String project) {
    return origin.map(RunOrigin::project).filter(other -> !other.equals(project)).isEmpty();
  }

  /** Whether a record holds only the response to a webhook. */
  static boolean isResponse(Json.Obj record) {
    return record.text("type").filter(ANSWERED::equals).isPresent();
  }

  /** This entry with the response from a later record. */
  JournalEntry withResponse(Json.Obj later) {
    int status = responseStatus(later);
    Json.Obj updated = JsonObjectBuilder.from(record).put(ANSWER, status).build();
    return new JournalEntry(id, request, status, authentication, origin, updated);
  }

  private static JournalEntry of(
      JournalEntryId id, Delivery delivery, Optional<RunOrigin> origin, Json.Obj record) {
    ReceivedRequest request =
        new ReceivedRequest(
            record.text("method").orElse("POST"), record.text("path").orElse("/"), delivery);
    Optional<Authentication> authentication =
        Arrays.stream(Authentication.values())
            .filter(each -> record.text("secret").filter(each.name()::equalsIgnoreCase).isPresent())
            .findFirst();
    return new JournalEntry(id, request, responseStatus(record), authentication, origin, record);
  }

  /** The status code of the response in a record; 0 if there is none. */
  static int responseStatus(Json.Obj record) {
    return record.value(ANSWER).orElse(null) instanceof Json.Num(String literal, var _)
            && literal.matches("\\d{3}")
        ? Integer.parseInt(literal)
        : 0;
  }
}
