package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.event.JournalEvent;
import com.otpiq.journal.DeliveryFormat;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Position;
import java.util.Locale;

/** The records of the {@code otpiq journal} commands. */
final class JournalRecords {
  private JournalRecords() {}

  static JsonObjectBuilder of(JournalEvent event) {
    return switch (event) {
      case JournalEvent.JournalEntryShown entry -> entry(entry);
      case JournalEvent.JournalCleared cleared ->
          typed("journal-cleared")
              .put("webhooks", cleared.webhooks())
              .put("runs", cleared.runs())
              .put("activeRuns", cleared.activeRuns());
    };
  }

  private static JsonObjectBuilder entry(JournalEvent.JournalEntryShown entry) {
    Delivery delivery = entry.request().delivery();
    JsonObjectBuilder record = typed("journal-entry").put("id", entry.id());
    if (entry.inspection().isPresent()) {
      DeliveryFormat.write(record, entry.request());
    } else {
      record
          .put("at", delivery.at().toString())
          .put("method", entry.request().method())
          .put("path", entry.request().path());
    }
    entry
        .origin()
        .ifPresent(origin -> {
          record.put("project", origin.project());
          origin.port().ifPresent(port -> record.put("port", port));
        });
    if (entry.responseStatus() != 0) {
      record.put("answer", entry.responseStatus());
    }
    record.put(
        "secret", entry.authentication().map(state -> state.name().toLowerCase(Locale.ROOT)));
    return entry
        .inspection()
        .map(found -> InspectionRecords.inspection(record, delivery, found, Position.START))
        .orElseGet(() -> InspectionRecords.reportKeys(record, delivery.body()));
  }
}
