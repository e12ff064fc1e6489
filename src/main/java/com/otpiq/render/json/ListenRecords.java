package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.event.ExpectationState;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.journal.DeliveryFormat;
import com.otpiq.render.text.TrustInstructions;
import com.otpiq.rule.Inspection;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Position;
import java.util.Locale;

/** The records of {@code otpiq listen}. */
final class ListenRecords {
  private ListenRecords() {}

  static JsonObjectBuilder of(ListenEvent event) {
    return switch (event) {
      case ListenEvent.ListenerReady ready ->
          typed("listen-ready")
              .put("url", ready.url())
              .put("deliveryReport", ready.report().masked());
      case ListenEvent.TrustShown trust -> trust(trust);
      case ListenEvent.Received received -> received(received);
      case ListenEvent.TargetHealthChanged changed ->
          DeliveryRecords.outcome(
              typed("target-health").put("url", changed.last().url()).put("up", changed.isUp()),
              changed.last().outcome());
      case ListenEvent.ListenSummary summary -> summary(summary);
    };
  }

  static JsonObjectBuilder of(ServerEvent event) {
    return switch (event) {
      case ServerEvent.RequestUnreadable unreadable -> unreadable(unreadable);
    };
  }

  private static JsonObjectBuilder unreadable(ServerEvent.RequestUnreadable event) {
    UnreadableRequest request = event.request();
    JsonObjectBuilder record =
        typed("unreadable-request")
            .put("at", event.at().toString())
            .put("cause", request.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("why", request.why());
    if (!event.hint().isEmpty()) {
      record.put("hint", event.hint());
    }
    record.put("request", request.request());
    request.status().ifPresent(status -> record.put("answer", status));
    return record.put("count", event.count());
  }

  private static JsonObjectBuilder trust(ListenEvent.TrustShown trust) {
    return typed("trust-instructions")
        .put("authority", trust.authority())
        .put("until", trust.until().toString())
        .put(
            "instructions",
            Json.of(
                TrustInstructions.all(trust).stream().map(ListenRecords::instructions).toList()));
  }

  private static Json.Obj instructions(TrustInstructions.ForClient client) {
    return new JsonObjectBuilder()
        .put("client", client.id())
        .put("exclusive", client.isExclusive())
        .put("commands", Json.of(client.commands().stream().map(Json::of).toList()))
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
          Json.of(received.forwarded().stream().map(ListenRecords::forwarded).toList()));
    }
    record.put("journalId", received.journalId());
    if (received.recording() == ListenEvent.Received.Recording.FAILED) {
      record.put("unsaved", true);
    }
    received
        .inspection()
        .ifPresent(inspection -> inspected(record, received.request().delivery(), inspection));
    return record;
  }

  private static void inspected(
      JsonObjectBuilder record, Delivery delivery, Inspection inspection) {
    record
        .put("family", delivery.kind().id())
        .put("secret", inspection.authentication().name().toLowerCase(Locale.ROOT));
    InspectionRecords.inspection(record, delivery, inspection, Position.START);
  }

  private static Json.Obj forwarded(ForwardResult forwarded) {
    JsonObjectBuilder record = new JsonObjectBuilder().put("url", forwarded.url());
    return DeliveryRecords.outcome(record, forwarded.outcome())
        .put("tookMs", forwarded.took().toMillis())
        .build();
  }

  private static JsonObjectBuilder summary(ListenEvent.ListenSummary summary) {
    JsonObjectBuilder record =
        typed("listen-summary")
            .put("accepted", summary.accepted())
            .put("refused", summary.refused())
            .put("unreadable", summary.unreadable())
            .put("unsaved", summary.unsaved())
            .put("errors", summary.errors())
            .put("warnings", summary.warnings());
    if (!summary.forwardFailures().isEmpty()) {
      record.put(
          "forwardFailures",
          Json.of(summary.forwardFailures().stream().map(ListenRecords::failure).toList()));
    }
    if (!summary.expectations().isEmpty()) {
      record.put(
          "expected",
          Json.of(summary.expectations().stream().map(ListenRecords::expectation).toList()));
    }
    return record.put("lastedMs", summary.duration().toMillis());
  }

  private static Json.Obj failure(ListenEvent.ForwardFailure failure) {
    JsonObjectBuilder record = new JsonObjectBuilder().put("url", failure.url());
    return DeliveryRecords.outcome(record, failure.outcome())
        .put("webhooks", failure.webhooks())
        .build();
  }

  private static Json.Obj expectation(ExpectationState expectation) {
    return new JsonObjectBuilder()
        .put("expectation", expectation.description())
        .put("minimum", expectation.minimum())
        .put("received", expectation.received())
        .put("met", expectation.isMet())
        .build();
  }
}
