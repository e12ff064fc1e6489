package com.otpiq.render.json;

import static com.otpiq.render.json.EventRecords.typed;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.journal.DeliveryFormat;
import com.otpiq.render.text.Phrases;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.WebhookKind;

/** The records of attempts, of retry plans and of the summary of replay and trigger. */
final class DeliveryRecords {
  private DeliveryRecords() {}

  /** The record of an event; empty for progress, which is no data. */
  static JsonObjectBuilder of(DeliveryEvent event) {
    return switch (event) {
      case DeliveryEvent.AttemptMade made -> attempt(made);
      case DeliveryEvent.DeliveryProgress _ -> new JsonObjectBuilder();
      case DeliveryEvent.DeliverySummary summary -> summary(summary);
      case DeliveryEvent.RetryPlan plan -> plan(plan);
      case DeliveryEvent.PayloadPrinted printed -> payload(printed.delivery());
    };
  }

  /** The headers of an inbound message are part of it: they are its kind and its event id. */
  private static JsonObjectBuilder payload(Delivery delivery) {
    JsonObjectBuilder record = InspectionRecords.reportKeys(typed("payload"), delivery.body());
    if (delivery.kind() == WebhookKind.WHATSAPP_INBOUND) {
      record
          .put("at", delivery.at().toString())
          .put("headers", DeliveryFormat.headers(delivery.headers()));
    }
    return DeliveryFormat.writeBody(record, delivery.body());
  }

  private static JsonObjectBuilder attempt(DeliveryEvent.AttemptMade made) {
    Attempt attempt = made.attempt();
    JsonObjectBuilder record =
        typed("attempt")
            .put("delivery", made.number())
            .put("deliveries", made.total())
            .put("attempt", attempt.number())
            .put("at", attempt.at().toString())
            .put("sinceFirstMs", attempt.sinceFirst().toMillis())
            .put("tookMs", attempt.took().toMillis())
            .put("acknowledged", attempt.outcome().isAcknowledged());
    outcome(record, attempt.outcome());
    attempt.retryDelay().ifPresent(delay -> putRetryDelay(record, delay));
    if (attempt.disablesEndpoint()) {
      record.put("disables", true);
    }
    return InspectionRecords.reportKeys(record, made.body());
  }

  private static void putRetryDelay(JsonObjectBuilder record, RetryPolicy.Delay delay) {
    record
        .put("nextInMs", delay.length().toMillis())
        .put("nextBasis", Phrases.basis(delay.basis()));
    delay.retryAfter().ifPresent(requested -> record.put("retryAfterMs", requested.toMillis()));
  }

  /** Adds the keys of an outcome. */
  static JsonObjectBuilder outcome(JsonObjectBuilder record, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Responded response -> {
        record
            .put("outcome", "answered")
            .put("answer", response.status())
            .put("answerBody", response.body().text());
        ErrorPages.errorIn(outcome).ifPresent(error -> putError(record, error));
        yield record.put("warning", response.warning());
      }
      case Outcome.TimedOut timedOut ->
          record.put("outcome", "timed-out").put("reason", "while " + timedOut.during());
      case Outcome.Failed failed -> record.put("outcome", "failed").put("reason", failed.reason());
    };
  }

  /** Adds the error that the body of a response describes. */
  static void putError(JsonObjectBuilder record, ApplicationError error) {
    JsonObjectBuilder keys = new JsonObjectBuilder().put("message", error.message());
    error.place().ifPresent(place -> keys.put("file", place.file()).put("line", place.line()));
    record.put("answerError", keys.build());
  }

  private static JsonObjectBuilder summary(DeliveryEvent.DeliverySummary summary) {
    DeliveryEvent.Latency latency = summary.latency();
    return typed("delivery-summary")
        .put("deliveries", summary.total())
        .put("acknowledged", summary.acknowledged())
        .put("failed", summary.failed())
        .put("unfinished", summary.unfinished())
        .put("unreadable", summary.unreadable())
        .put("attempts", summary.attempts())
        .put("p50Ms", latency.median().toMillis())
        .put("p99Ms", latency.p99().toMillis())
        .put("slow", latency.slow())
        .put("late", latency.late())
        .put("timedOut", latency.timedOut());
  }

  private static JsonObjectBuilder plan(DeliveryEvent.RetryPlan plan) {
    JsonObjectBuilder record = typed("retry-plan").put("family", plan.kind().id());
    if (plan.webhooks() > 0) {
      record.put("webhooks", plan.webhooks());
    }
    return record
        .put("basis", Phrases.basis(plan.basis()))
        .put("attempts", plan.retries().size() + 1L)
        .put("lastsMs", plan.duration().toMillis())
        .put("waits", Json.of(plan.retries().stream().map(DeliveryRecords::retry).toList()));
  }

  private static Json.Obj retry(DeliveryEvent.PlannedRetry retry) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("attempt", retry.attempt())
            .put("waitMs", retry.nominal().toMillis())
            .put("shortestMs", retry.shortest().toMillis())
            .put("longestMs", retry.longest().toMillis());
    retry.jittered().ifPresent(jittered -> json.put("jitteredMs", jittered.toMillis()));
    return json.put("sinceFirstMs", retry.sinceFirst().toMillis()).build();
  }
}
