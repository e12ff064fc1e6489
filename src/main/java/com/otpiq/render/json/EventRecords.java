package com.otpiq.render.json;

import com.otpiq.event.ApiEvent;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.Event;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.SettingsEvent;
import com.otpiq.event.ValidationEvent;
import com.otpiq.json.JsonWriter;
import com.otpiq.render.EventFormat;
import com.otpiq.webhook.JsonObjectBuilder;

/**
 * Events as JSON lines: one record for each event. {@code docs/events.md} lists the types and keys,
 * which do not change once released.
 */
public final class EventRecords implements EventFormat {
  @Override
  public String data(Event event) {
    JsonObjectBuilder record = record(event);
    return record.isEmpty() ? "" : JsonWriter.readable(record.build()) + "\n";
  }

  private static JsonObjectBuilder record(Event event) {
    return switch (event) {
      case Event.Notice notice -> typed("notice").put("text", notice.text());
      case Event.Warning warning -> typed("warning").put("text", warning.text());
      case Event.EventFailed failed ->
          typed("internal-error").put("text", failed.failure()).put("error", failed.reason());
      case Event.EntriesOmitted omitted -> InspectionRecords.omitted(omitted);
      case ServerEvent server -> ListenRecords.of(server);
      case ListenEvent listen -> ListenRecords.of(listen);
      case DeliveryEvent delivery -> DeliveryRecords.of(delivery);
      case ValidationEvent validation -> InspectionRecords.of(validation);
      case JournalEvent journal -> JournalRecords.of(journal);
      case ApiEvent api -> ApiRecords.of(api);
      case SandboxEvent sandbox -> SandboxRecords.of(sandbox);
      case CheckEvent check -> CheckRecords.of(check);
      case DiagnosticEvent diagnostic -> SettingsRecords.of(diagnostic);
      case SettingsEvent settings -> SettingsRecords.of(settings);
      case CatalogEvent catalog -> CatalogRecords.of(catalog);
    };
  }

  static JsonObjectBuilder typed(String type) {
    return new JsonObjectBuilder().put("type", type);
  }
}
