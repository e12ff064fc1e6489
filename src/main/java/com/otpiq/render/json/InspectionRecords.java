package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.event.Event;
import com.otpiq.event.ValidationEvent;
import com.otpiq.render.text.Phrases;
import com.otpiq.rule.Annotation;
import com.otpiq.rule.Finding;
import com.otpiq.rule.Inspection;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import java.util.List;

/** The keys of an inspection, and the records of {@code otpiq validate}. */
final class InspectionRecords {
  private InspectionRecords() {}

  static JsonObjectBuilder of(ValidationEvent event) {
    return switch (event) {
      case ValidationEvent.WebhookValidated validated -> validated(validated);
      case ValidationEvent.ValidationSummary summary ->
          typed("validation-summary")
              .put("payloads", summary.payloads())
              .put("unreadable", summary.unreadable())
              .put("errors", summary.errors())
              .put("warnings", summary.warnings());
    };
  }

  /** The record of what was left out of a file. */
  static JsonObjectBuilder omitted(Event.EntriesOmitted omitted) {
    return typed("entries-omitted")
        .put("source", omitted.source())
        .put("webhooks", omitted.webhooks())
        .put("others", omitted.others())
        .put("unreadable", omitted.unreadable())
        .put(
            "omissions",
            Json.of(omitted.omissions().stream().map(InspectionRecords::omission).toList()));
  }

  private static Json.Obj omission(Event.Omission omission) {
    return new JsonObjectBuilder()
        .put("reason", omission.reason())
        .put("count", omission.count())
        .put("line", omission.firstLine())
        .put("unreadable", omission.isUnreadable())
        .build();
  }

  private static JsonObjectBuilder validated(ValidationEvent.WebhookValidated validated) {
    JsonObjectBuilder record =
        typed("validation-result")
            .put("number", validated.number())
            .put("source", validated.source())
            .put("line", validated.line());
    return inspection(record, validated.delivery(), validated.inspection(), validated.bodyOrigin());
  }

  /**
   * Adds the keys of an inspection.
   *
   * @param origin the position of the body in its file
   */
  static JsonObjectBuilder inspection(
      JsonObjectBuilder record, Delivery delivery, Inspection inspection, Position origin) {
    reportKeys(record, delivery.body());
    inspection.sincePrevious().ifPresent(gap -> record.put("sincePreviousMs", gap.toMillis()));
    List<Json.Obj> findings =
        inspection.findings().stream().map(finding -> finding(finding, origin)).toList();
    record.put("findings", Json.of(findings));
    if (!inspection.moreFindings().isEmpty()) {
      record.put(
          "moreFindings",
          Json.of(inspection.moreFindings().stream().map(InspectionRecords::more).toList()));
    }
    return record.put(
        "annotations",
        Json.of(inspection.annotations().stream().map(Annotation::id).map(Json::of).toList()));
  }

  private static Json.Obj more(Inspection.MoreFindings more) {
    return new JsonObjectBuilder()
        .put("id", more.rule().id())
        .put("severity", Phrases.severity(more.rule()))
        .put("count", more.count())
        .build();
  }

  /** Adds the keys of a report at the top of the record, so that a filter reads {@code .status}. */
  static JsonObjectBuilder reportKeys(JsonObjectBuilder record, Body body) {
    for (String key :
        List.of(PayloadKey.SMS_ID, PayloadKey.CHANNEL, PayloadKey.STATUS, PayloadKey.IS_FINAL)) {
      body.object().flatMap(object -> object.value(key)).ifPresent(value -> record.put(key, value));
    }
    return record;
  }

  private static Json.Obj finding(Finding finding, Position origin) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("id", finding.rule().id())
            .put("severity", Phrases.severity(finding.rule()))
            .put("basis", Phrases.basis(finding))
            .put("pointer", finding.rule().pointer());
    finding
        .violation()
        .at()
        .map(at -> at.within(origin))
        .ifPresent(at -> json.put("line", at.line()).put("column", at.column()));
    return json.put("text", finding.rule().text()).put("hint", finding.violation().hint()).build();
  }
}
