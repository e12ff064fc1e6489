package com.otpiq.render.json;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.RetryDelay;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.Event;
import com.otpiq.event.ExpectationState;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.SettingsEvent;
import com.otpiq.event.ValidationEvent;
import com.otpiq.journal.DeliveryFormat;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.SmsText;
import com.otpiq.render.EventFormat;
import com.otpiq.render.text.JournalView;
import com.otpiq.render.text.Phrases;
import com.otpiq.render.text.RequestView;
import com.otpiq.render.text.SandboxView;
import com.otpiq.render.text.ScheduleView;
import com.otpiq.render.text.SettingsView;
import com.otpiq.render.text.TrustInstructions;
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
import java.util.Locale;

/**
 * Events as JSON lines: typed records whose keys never change, one an event ({@code
 * docs/events.md}).
 */
public final class EventRecords implements EventFormat {
  @Override
  public String data(Event event) {
    JsonObjectBuilder record = record(event);
    return record.isEmpty() ? "" : JsonWriter.escaped(record.build()) + "\n";
  }

  private static JsonObjectBuilder record(Event event) {
    return switch (event) {
      case DeliveryEvent.DeliveryProgress _ -> new JsonObjectBuilder();
      case Event.Notice notice -> typed("notice").put("text", notice.text());
      case ListenEvent.ListenerReady ready -> ready(ready);
      case ListenEvent.Received received -> received(received);
      case ListenEvent.TargetHealthChanged changed ->
          outcome(
              typed("target-health").put("url", changed.last().url()).put("up", changed.isUp()),
              changed.last().outcome());
      case ListenEvent.ListenSummary listened -> listened(listened);
      case DeliveryEvent.AttemptMade attempted -> attempted(attempted);
      case DeliveryEvent.DeliverySummary carried -> carried(carried);
      case DeliveryEvent.RetryPlan planned -> ScheduleView.record(typed("retry-plan"), planned);
      case ValidationEvent.WebhookValidated judged -> judged(judged);
      case ValidationEvent.ValidationSummary validated ->
          typed("validation-summary")
              .put("payloads", validated.payloads())
              .put("errors", validated.errors())
              .put("warnings", validated.warnings());
      case JournalEvent.JournalEntryShown kept -> kept(kept);
      case JournalEvent.JournalCleared cleared ->
          JournalView.record(typed("journal-cleared"), cleared);
      case CatalogEvent.ScenarioListed listed ->
          typed("scenario")
              .put("name", listed.name())
              .put("basis", word(listed.basis()))
              .put("deliveries", listed.deliveries())
              .put("description", listed.description());
      case ApiEvent.RequestFindingReported advised ->
          RequestView.record(typed("request-finding"), advised);
      case ApiEvent.SmsPartsCounted measured -> measured(measured.text());
      case ApiEvent.RequestPrepared prepared -> RequestView.record(typed("request"), prepared);
      case ApiEvent.ApiCallMade called ->
          typed("api-call")
              .put("method", called.method())
              .put("url", called.url())
              .put("outcome", Phrases.outcome(called.outcome()))
              .put("tookMs", called.took().toMillis());
      case SandboxEvent.SandboxReady ready ->
          typed("sandbox-ready")
              .put("url", ready.url())
              .put("baseUrl", ready.url() + "/api")
              .put("apiKey", ready.key());
      case SandboxEvent.ApiRequestHandled served ->
          SandboxView.record(typed("sandbox-request"), served);
      case SandboxEvent.MessageStatusChanged moved ->
          SandboxView.record(typed("message-status"), moved);
      case SandboxEvent.EndpointStatusChanged changed ->
          SandboxView.record(typed("endpoint-status"), changed);
      case SandboxEvent.SandboxSummary done -> SandboxView.record(typed("sandbox-summary"), done);
      case ApiEvent.ApiResponseReceived replied -> ApiResponseRecords.of(replied);
      case CheckEvent.CheckListed listed -> CheckRecords.check(typed("check"), listed.check());
      case CheckEvent.CheckFinished checked ->
          CheckRecords.result(typed("check-result"), checked.result());
      case CheckEvent.CheckSummary done ->
          CheckRecords.report(typed("check-summary"), done.report());
      case CatalogEvent.ReceiverListed listed ->
          typed("receiver").put("kind", listed.kind()).put("description", listed.description());
      case CatalogEvent.CommandListed listed ->
          CommandRecords.record(typed("command"), listed.command());
      case CatalogEvent.FilePrinted source ->
          typed("file").put("name", source.name()).put("text", source.text());
      case ListenEvent.TrustShown told ->
          TrustInstructions.record(typed("trust-instructions"), told);
      case SettingsEvent.SettingShown told -> SettingsView.record(typed("setting"), told);
      case SettingsEvent.SettingsFileShown file ->
          SettingsView.record(typed("settings-file"), file);
      case DiagnosticEvent.DiagnosticResult examined ->
          SettingsView.record(typed("diagnostic-result"), examined);
      case DiagnosticEvent.DiagnosticSummary done ->
          typed("diagnostic-summary").put("problems", done.problems()).put("notes", done.notes());
      case DeliveryEvent.PayloadPrinted printed -> body(typed("payload"), printed.body());
    };
  }

  private static JsonObjectBuilder measured(SmsText text) {
    return typed("sms-parts")
        .put("encoding", text.encoding())
        .put("characters", text.length())
        .put("parts", text.parts());
  }

  private static JsonObjectBuilder ready(ListenEvent.ListenerReady ready) {
    DeliveryReport report = ready.report();
    return typed("listen-ready").put("url", ready.url()).put("deliveryReport", report.masked());
  }

  private static Json.Obj forwarded(ForwardResult forwarded) {
    JsonObjectBuilder record = new JsonObjectBuilder().put("url", forwarded.url());
    return outcome(record, forwarded.outcome()).put("tookMs", forwarded.took().toMillis()).build();
  }

  private static Json.Obj expected(ExpectationState expected) {
    return new JsonObjectBuilder()
        .put("expectation", expected.words())
        .put("minimum", expected.least())
        .put("received", expected.came())
        .put("met", expected.isMet())
        .build();
  }

  private static JsonObjectBuilder received(ListenEvent.Received received) {
    JsonObjectBuilder record =
        DeliveryFormat.write(typed("received").put("number", received.number()), received.request())
            .put("why", received.response().detail());
    if (!received.response().isNone()) {
      record.put("answer", received.response().status());
    }
    if (!received.forwarded().isEmpty()) {
      record.put(
          "forwarded",
          Json.of(received.forwarded().stream().map(EventRecords::forwarded).toList()));
    }
    record.put("journalId", received.journalId());
    received
        .inspection()
        .ifPresent(inspection -> judgement(record, received.request().delivery(), inspection));
    return record;
  }

  private static JsonObjectBuilder kept(JournalEvent.JournalEntryShown kept) {
    JsonObjectBuilder record = JournalView.record(typed("journal-entry"), kept);
    Delivery delivery = kept.request().delivery();
    return kept.inspection()
        .map(inspection -> verdict(record, delivery, inspection, Position.START))
        .orElseGet(() -> fields(record, delivery.body()));
  }

  private static JsonObjectBuilder judgement(
      JsonObjectBuilder record, Delivery delivery, Inspection inspection) {
    record.put("family", delivery.kind().id()).put("secret", word(inspection.authentication()));
    return verdict(record, delivery, inspection, Position.START);
  }

  private static JsonObjectBuilder verdict(
      JsonObjectBuilder record, Delivery delivery, Inspection inspection, Position base) {
    fields(record, delivery.body());
    inspection.sincePrevious().ifPresent(gap -> record.put("sincePreviousMs", gap.toMillis()));
    List<Json.Obj> findings =
        inspection.findings().stream().map(finding -> finding(finding, base)).toList();
    return record
        .put("findings", Json.of(findings))
        .put(
            "annotations",
            Json.of(inspection.annotations().stream().map(Annotation::id).map(Json::of).toList()));
  }

  /** The keys of a report at the top of the record, so that a filter reads {@code .status}. */
  private static JsonObjectBuilder fields(JsonObjectBuilder record, Body body) {
    for (String key :
        List.of(PayloadKey.SMS_ID, PayloadKey.CHANNEL, PayloadKey.STATUS, PayloadKey.IS_FINAL)) {
      body.object().flatMap(object -> object.value(key)).ifPresent(value -> record.put(key, value));
    }
    return record;
  }

  private static Json.Obj finding(Finding finding, Position base) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("id", finding.rule().id())
            .put("severity", Phrases.severity(finding))
            .put("basis", Phrases.basis(finding))
            .put("pointer", finding.rule().pointer());
    finding
        .violation()
        .at()
        .map(at -> at.within(base))
        .ifPresent(at -> json.put("line", at.line()).put("column", at.column()));
    return json.put("text", finding.rule().text()).put("hint", finding.violation().hint()).build();
  }

  private static JsonObjectBuilder listened(ListenEvent.ListenSummary listened) {
    JsonObjectBuilder record =
        typed("listen-summary")
            .put("accepted", listened.accepted())
            .put("refused", listened.refused())
            .put("errors", listened.errors())
            .put("warnings", listened.warnings());
    if (!listened.expectations().isEmpty()) {
      record.put(
          "expected",
          Json.of(listened.expectations().stream().map(EventRecords::expected).toList()));
    }
    return record.put("lastedMs", listened.duration().toMillis());
  }

  private static JsonObjectBuilder attempted(DeliveryEvent.AttemptMade attempted) {
    Attempt attempt = attempted.attempt();
    JsonObjectBuilder record =
        typed("attempt")
            .put("delivery", attempted.number())
            .put("deliveries", attempted.total())
            .put("attempt", attempt.number())
            .put("at", attempt.at().toString())
            .put("sinceFirstMs", attempt.sinceFirst().toMillis())
            .put("tookMs", attempt.took().toMillis())
            .put("acknowledged", attempt.outcome().acknowledged());
    outcome(record, attempt.outcome());
    attempt.retryDelay().ifPresent(wait -> wait(record, wait));
    if (attempt.disablesEndpoint()) {
      record.put("disables", true);
    }
    return fields(record, attempted.body());
  }

  private static void wait(JsonObjectBuilder record, RetryDelay wait) {
    record.put("nextInMs", wait.length().toMillis()).put("nextBasis", Phrases.basis(wait.basis()));
    wait.retryAfter().ifPresent(asked -> record.put("retryAfterMs", asked.toMillis()));
  }

  private static JsonObjectBuilder carried(DeliveryEvent.DeliverySummary carried) {
    DeliveryEvent.Latency latency = carried.latency();
    return typed("delivery-summary")
        .put("deliveries", carried.total())
        .put("acknowledged", carried.acknowledged())
        .put("failed", carried.failed())
        .put("unfinished", carried.unfinished())
        .put("attempts", carried.attempts())
        .put("p50Ms", latency.median().toMillis())
        .put("p99Ms", latency.p99().toMillis())
        .put("slow", latency.slow())
        .put("late", latency.late())
        .put("timedOut", latency.timedOut());
  }

  private static JsonObjectBuilder outcome(JsonObjectBuilder record, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Responded answer ->
          record
              .put("outcome", "answered")
              .put("answer", answer.status())
              .put("answerBody", answer.body())
              .put("warning", answer.warning());
      case Outcome.TimedOut late ->
          record.put("outcome", "timed-out").put("reason", "while " + late.during());
      case Outcome.Failed failed -> record.put("outcome", "failed").put("reason", failed.reason());
    };
  }

  private static JsonObjectBuilder judged(ValidationEvent.WebhookValidated judged) {
    JsonObjectBuilder record =
        typed("validation-result")
            .put("number", judged.number())
            .put("source", judged.source())
            .put("line", judged.base().line());
    return verdict(record, judged.delivery(), judged.inspection(), judged.bodyOrigin());
  }

  private static JsonObjectBuilder body(JsonObjectBuilder record, Body body) {
    fields(record, body);
    return record.put("body", body.text());
  }

  private static JsonObjectBuilder typed(String type) {
    return new JsonObjectBuilder().put("type", type);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
