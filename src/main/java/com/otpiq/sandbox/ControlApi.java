package com.otpiq.sandbox;

import com.otpiq.event.SandboxEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioFormat;
import com.otpiq.sandbox.scenario.ScenarioQueue;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sandbox's own API under {@code /_sandbox/}, with which tests inspect and control it. */
final class ControlApi {
  static final String PREFIX = "/_sandbox/";

  private static final int MAX_LISTED = 1_000;
  private static final Pattern MESSAGE = Pattern.compile("messages/([^/]+)(/redeliver)?");

  private final SandboxState state;
  private final Scheduler scheduler;
  private final ScenarioQueue scenarioQueue;
  private final Runnable onReset;

  ControlApi(
      SandboxState state, Scheduler scheduler, ScenarioQueue scenarioQueue, Runnable onReset) {
    this.state = state;
    this.scheduler = scheduler;
    this.scenarioQueue = scenarioQueue;
    this.onReset = onReset;
  }

  /** Handles a request; the response to {@code advance} comes when all of it has happened. */
  CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
    String path = request.path().substring(PREFIX.length());
    return request.method().equals("POST") && path.equals("advance")
        ? advance(body)
        : CompletableFuture.completedFuture(respond(request, path, body));
  }

  private HttpResponse respond(HttpRequest request, String path, byte[] body) {
    return switch (request.method() + " " + path) {
      case "GET scenarios" -> SandboxApi.json(200, scenarios());
      case "GET state" -> SandboxApi.json(200, stateJson());
      case "GET messages" -> SandboxApi.json(200, messages());
      case "POST reset" -> reset();
      case "POST next" -> next(body);
      default -> message(request.method(), path);
    };
  }

  private HttpResponse message(String method, String path) {
    Matcher parts = MESSAGE.matcher(path);
    Optional<SandboxMessage> message =
        parts.matches() ? state.message(parts.group(1)) : Optional.empty();
    if (message.isEmpty()) {
      return error(404, "there is no such message, or no such path");
    }
    boolean redelivers = parts.group(2) != null;
    if (!method.equals(redelivers ? "POST" : "GET")) {
      return error(405, "a message is read with GET, and redelivered with POST");
    }
    return redelivers
        ? SandboxApi.json(
            202, new JsonObjectBuilder().put("redelivered", state.redeliver(message.get())))
        : SandboxApi.json(200, details(message.get()));
  }

  private HttpResponse reset() {
    scenarioQueue.clear();
    onReset.run();
    state.reset();
    return SandboxApi.json(200, stateJson());
  }

  private CompletableFuture<HttpResponse> advance(byte[] body) {
    return object(body)
        .flatMap(json -> json.text("by"))
        .flatMap(Durations::parse)
        .map(by -> scheduler.advance(by).thenApply(_ -> SandboxApi.json(200, stateJson())))
        .orElseGet(() ->
            CompletableFuture.completedFuture(error(400, "advance expects {\"by\": \"10m\"}")));
  }

  private HttpResponse next(byte[] body) {
    Optional<Json.Obj> json = object(body);
    try {
      Optional<Scenario> scenario =
          json.flatMap(object -> object.text("scenario"))
              .flatMap(Scenarios::named)
              .or(() ->
                  json.filter(one -> one.value("steps").isPresent()).map(ScenarioFormat::read));
      return scenario
          .map(one -> {
            scenarioQueue.add(one);
            return SandboxApi.json(200, new JsonObjectBuilder().put("next", one.name()));
          })
          .orElseGet(() ->
              error(
                  400,
                  "next expects {\"scenario\": \"failed\"} or {\"steps\": […]}; /_sandbox/scenarios lists the names"));
    } catch (IllegalArgumentException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  private JsonObjectBuilder stateJson() {
    List<Json.Obj> endpoints =
        state.endpoints().stream()
            .map(endpoint ->
                new JsonObjectBuilder()
                    .put("url", endpoint.url().toString())
                    .put("paused", endpoint.isPaused())
                    .put("failuresInARow", endpoint.failuresInARow())
                    .put("waiting", endpoint.waiting())
                    .build())
            .toList();
    SandboxEvent.SandboxSummary totals = state.summary();
    return new JsonObjectBuilder()
        .put("now", state.now().toString())
        .put("credit", state.credit())
        .put("messages", totals.messages())
        .put("webhooksAcknowledged", totals.acknowledged())
        .put("webhooksFailed", totals.failed())
        .put("webhooksWaiting", totals.waiting())
        .put("endpoints", Json.of(endpoints));
  }

  private JsonObjectBuilder messages() {
    List<SandboxMessage> all = state.messages();
    List<Json.Obj> last =
        all.subList(Math.max(0, all.size() - MAX_LISTED), all.size()).stream()
            .map(message ->
                state.trackResponse(message).put("scenario", message.scenario().name()).build())
            .toList();
    return new JsonObjectBuilder().put("messages", Json.of(last));
  }

  private JsonObjectBuilder details(SandboxMessage message) {
    return state
        .trackResponse(message)
        .put("scenario", message.scenario().name())
        .put("acceptedAt", message.acceptedAt().toString())
        .put(
            "deliveries",
            Json.of(state.deliveries(message).stream().map(ControlApi::deliveryJson).toList()));
  }

  private static Json.Obj deliveryJson(PendingDelivery delivery) {
    return new JsonObjectBuilder()
        .put("state", delivery.state().word())
        .put("body", delivery.webhook().body().object().orElseThrow())
        .put(
            "attempts", Json.of(delivery.attempts().stream().map(ControlApi::attemptJson).toList()))
        .build();
  }

  private static Json.Obj attemptJson(AttemptRecord attempt) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("attempt", attempt.number())
            .put("at", attempt.at().toString())
            .put("tookMs", attempt.took().toMillis());
    if (attempt.status() > 0) {
      json.put("answer", attempt.status());
    }
    return json.put("acknowledged", attempt.acknowledged()).build();
  }

  private static JsonObjectBuilder scenarios() {
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

  private static Optional<Json.Obj> object(byte[] body) {
    return BodyParser.parse(body).object();
  }

  private static HttpResponse error(int status, String text) {
    return SandboxApi.json(status, new JsonObjectBuilder().put("message", text));
  }
}
