package com.otpiq.sandbox;

import com.otpiq.event.SandboxEvent;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;

/** The JSON with which the control API describes the sandbox. */
final class ControlResponses {
  private static final int MAX_LISTED = 1_000;

  private ControlResponses() {}

  static JsonObjectBuilder scenarios() {
    List<Json.Obj> all =
        Scenarios.all().stream()
            .map(magic ->
                new JsonObjectBuilder()
                    .put("name", magic.scenario().name())
                    .put("number", magic.number())
                    .put("description", magic.scenario().description())
                    .build())
            .toList();
    return new JsonObjectBuilder().put("scenarios", Json.of(all));
  }

  static JsonObjectBuilder state(SandboxState state) {
    return state.withStore(store -> {
      SandboxEvent.SandboxSummary totals = store.totals().sinceReset();
      SandboxEvent.SandboxSummary sinceStart = store.totals().summary();
      return new JsonObjectBuilder()
          .put("now", state.now().toString())
          .put("credit", store.credit())
          .put("messages", totals.messages())
          .put("webhooksAcknowledged", totals.acknowledged())
          .put("webhooksFailed", totals.failed() + totals.failedEarlier())
          .put("webhooksWaiting", totals.waiting())
          .put("unexpectedFailures", sinceStart.failed() - sinceStart.expected())
          .put("expectedFailures", store.expectedFailures().json())
          .put("endpoints", Json.of(state.endpoints(ControlResponses::endpoint)));
    });
  }

  private static Json.Obj endpoint(Endpoint endpoint) {
    return new JsonObjectBuilder()
        .put("url", endpoint.url().toString())
        .put("paused", endpoint.isPaused())
        .put("failuresInARow", endpoint.failuresInARow())
        .put("waiting", endpoint.waiting())
        .build();
  }

  /** The last messages, in the order in which they were accepted. */
  static JsonObjectBuilder messages(SandboxState state) {
    List<SandboxMessage> all = state.withStore(MessageStore::messages);
    List<Json.Obj> last =
        all.subList(Math.max(0, all.size() - MAX_LISTED), all.size()).stream()
            .map(message ->
                state
                    .withStore(_ -> message.trackResponse())
                    .put("scenario", message.scenario().name())
                    .build())
            .toList();
    return new JsonObjectBuilder().put("messages", Json.of(last));
  }

  static JsonObjectBuilder details(SandboxState state, SandboxMessage message) {
    return state
        .withStore(_ -> message.trackResponse())
        .put("scenario", message.scenario().name())
        .put("acceptedAt", message.acceptedAt().toString())
        .put(
            "deliveries",
            Json.of(
                state.withStore(_ -> List.copyOf(message.deliveries())).stream()
                    .map(ControlResponses::delivery)
                    .toList()));
  }

  private static Json.Obj delivery(PendingDelivery delivery) {
    return new JsonObjectBuilder()
        .put("state", delivery.state().word())
        .put("body", delivery.webhook().body().object().orElseThrow())
        .put(
            "attempts",
            Json.of(delivery.attempts().stream().map(ControlResponses::attempt).toList()))
        .build();
  }

  private static Json.Obj attempt(AttemptRecord attempt) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("attempt", attempt.number())
            .put("at", attempt.at().toString())
            .put("tookMs", attempt.took().toMillis());
    if (attempt.status() > 0) {
      json.put("status", attempt.status());
    }
    json.put("acknowledged", attempt.acknowledged());
    return (attempt.acknowledged() ? json : json.put("reason", attempt.reason())).build();
  }
}
