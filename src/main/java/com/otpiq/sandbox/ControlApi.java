package com.otpiq.sandbox;

import com.otpiq.json.BodyParser;
import com.otpiq.json.StrictObject;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioFormat;
import com.otpiq.sandbox.scenario.ScenarioQueue;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sandbox's own API under {@code /_sandbox/}, with which tests inspect and control it. */
final class ControlApi {
  static final String PREFIX = "/_sandbox/";

  private static final Duration MAX_ADVANCE = Duration.ofDays(366);
  private static final int MAX_TEXT = 1_000;
  private static final List<String> NEXT_KEYS =
      Stream.concat(Stream.of("scenario"), ScenarioFormat.KEYS.stream()).toList();

  private final SandboxState state;
  private final Scheduler scheduler;
  private final ScenarioQueue scenarioQueue;
  private final Runnable onReset;
  private final List<Route> routes =
      List.of(
          new Route("GET", "scenarios", (_, _) -> ok(ControlResponses.scenarios())),
          new Route("GET", "state", (_, _) -> ok(stateJson())),
          new Route("GET", "messages", (_, _) -> ok(messages())),
          new Route("GET", "messages/{smsId}", (smsId, _) -> message(smsId)),
          new Route("POST", "messages/{smsId}/redeliver", this::redeliver),
          new Route("POST", "next", (_, body) -> next(body)),
          new Route("POST", "expect-failures", (_, body) -> expectFailures(body)),
          new Route("POST", "advance", (_, body) -> advance(body)),
          new Route("POST", "reset", (_, body) -> reset(body)));

  ControlApi(
      SandboxState state, Scheduler scheduler, ScenarioQueue scenarioQueue, Runnable onReset) {
    this.state = state;
    this.scheduler = scheduler;
    this.scenarioQueue = scenarioQueue;
    this.onReset = onReset;
  }

  @FunctionalInterface
  private interface Handler {
    CompletableFuture<HttpResponse> handle(String smsId, Json.Obj body);
  }

  /**
   * A request that the API knows.
   *
   * @param path after the prefix; {@code {smsId}} stands for any identifier
   */
  private record Route(String method, String path, Handler handler) {
    private static final String ID = "{smsId}";

    /** The identifier in a path of this route, {@code ""} without one; empty for other paths. */
    Optional<String> match(String requested) {
      int at = path.indexOf(ID);
      if (at < 0) {
        return path.equals(requested) ? Optional.of("") : Optional.empty();
      }
      String after = path.substring(at + ID.length());
      if (!requested.startsWith(path.substring(0, at))
          || !requested.endsWith(after)
          || requested.length() <= at + after.length()) {
        return Optional.empty();
      }
      return Optional.of(requested.substring(at, requested.length() - after.length()))
          .filter(id -> !id.contains("/"));
    }

    @Override
    public String toString() {
      return method + " " + PREFIX + path;
    }
  }

  /** Handles a request; the response to {@code advance} comes when all of it has happened. */
  CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
    String path = request.path().substring(PREFIX.length());
    Optional<Route> known =
        routes.stream().filter(each -> each.match(path).isPresent()).findFirst();
    if (known.isEmpty()) {
      return error(404, "there is no " + request.path() + "; the API has " + routes());
    }
    Route route = known.get();
    if (!route.method().equals(request.method())) {
      return error(405, request.path() + " is requested with " + route.method())
          .thenApply(response -> response.with("Allow", route.method()));
    }
    if (!request.query().isEmpty()) {
      String key = request.query().split("[=&]", 2)[0];
      return error(400, route + " has no query, so `" + key + "` has no effect");
    }
    try {
      return route.handler().handle(route.match(path).orElseThrow(), object(body));
    } catch (StrictObject.InvalidObject e) {
      return error(400, route + ": " + e.getMessage());
    }
  }

  private String routes() {
    return routes.stream().map(Route::toString).collect(Collectors.joining(", "));
  }

  private CompletableFuture<HttpResponse> message(String smsId) {
    return state
        .message(smsId)
        .map(message -> ok(ControlResponses.details(state, message)))
        .orElseGet(() -> unknownMessage(smsId));
  }

  private CompletableFuture<HttpResponse> redeliver(String smsId, Json.Obj body) {
    StrictObject.of(body, "the body", List.of());
    return state
        .message(smsId)
        .map(message ->
            json(202, new JsonObjectBuilder().put("redelivered", state.redeliver(message))))
        .orElseGet(() -> unknownMessage(smsId));
  }

  private static CompletableFuture<HttpResponse> unknownMessage(String smsId) {
    return error(404, "there is no message " + smsId);
  }

  private CompletableFuture<HttpResponse> reset(Json.Obj body) {
    StrictObject.of(body, "the body", List.of());
    scenarioQueue.clear();
    onReset.run();
    state.reset();
    return ok(stateJson());
  }

  private CompletableFuture<HttpResponse> advance(Json.Obj body) {
    Duration by =
        StrictObject.of(body, "the body", List.of("by"))
            .duration("by", MAX_ADVANCE)
            .orElseThrow(
                () -> new StrictObject.InvalidObject("the body must be such as {\"by\": \"10m\"}"));
    return scheduler
        .advance(by)
        .thenCompose(_ -> {
          state.onAdvance();
          return ok(stateJson());
        });
  }

  private CompletableFuture<HttpResponse> next(Json.Obj body) {
    Scenario next = scenario(body);
    scenarioQueue.add(next);
    return ok(new JsonObjectBuilder().put("next", next.name()));
  }

  private static Scenario scenario(Json.Obj body) {
    StrictObject keys = StrictObject.of(body, "the body", NEXT_KEYS);
    if (keys.has("scenario") && keys.has("steps")) {
      throw new StrictObject.InvalidObject(
          "`scenario` and `steps` exclude each other: give the name of a scenario, or the steps of your own");
    }
    if (keys.has("steps")) {
      return ScenarioFormat.read(body);
    }
    String name =
        StrictObject.of(body, "a body without `steps`", List.of("scenario"))
            .text("scenario", MAX_TEXT)
            .orElseThrow(() ->
                new StrictObject.InvalidObject(
                    "the body must be {\"scenario\": \"failed\"} or {\"steps\": […]}"));
    return Scenarios.named(name)
        .orElseThrow(() ->
            new StrictObject.InvalidObject(
                "there is no scenario "
                    + name
                    + "; it may be "
                    + String.join(", ", Scenarios.names())));
  }

  private CompletableFuture<HttpResponse> expectFailures(Json.Obj body) {
    var declaration = ExpectedFailures.Declaration.read(body);
    Optional<String> unknown = declaration.smsId().filter(smsId -> state.message(smsId).isEmpty());
    if (unknown.isPresent()) {
      return unknownMessage(unknown.get());
    }
    return ok(
        state.withStore(store -> {
          store.expect(declaration);
          return new JsonObjectBuilder().put("expectedFailures", store.expectedFailures().json());
        }));
  }

  private JsonObjectBuilder stateJson() {
    return ControlResponses.state(state)
        .put("next", Json.of(scenarioQueue.names().stream().map(Json::of).toList()));
  }

  private JsonObjectBuilder messages() {
    return ControlResponses.messages(state);
  }

  /** The body of a request; empty for a request without one. */
  private static Json.Obj object(byte[] bytes) {
    if (bytes.length == 0) {
      return new JsonObjectBuilder().build();
    }
    Body body = BodyParser.parse(bytes);
    return body.object()
        .orElseThrow(() ->
            new StrictObject.InvalidObject(
                body.parseResult() instanceof Body.Malformed malformed
                    ? "the body must be a JSON object, but " + malformed.error()
                    : "the body must be a JSON object"));
  }

  private static CompletableFuture<HttpResponse> ok(JsonObjectBuilder json) {
    return json(200, json);
  }

  private static CompletableFuture<HttpResponse> error(int status, String text) {
    return json(status, new JsonObjectBuilder().put("message", text));
  }

  private static CompletableFuture<HttpResponse> json(int status, JsonObjectBuilder json) {
    return CompletableFuture.completedFuture(SandboxApi.json(status, json));
  }
}
