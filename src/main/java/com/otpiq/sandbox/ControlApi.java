package com.otpiq.sandbox;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sandbox's own API, under {@code /_sandbox/}: what test suites look at and turn. */
final class ControlApi {
  static final String PREFIX = "/_sandbox/";

  private static final int MOST_LISTED = 1_000;
  private static final Pattern MESSAGE = Pattern.compile("messages/([^/]+)(/redeliver)?");

  private final SandboxState world;
  private final ScenarioQueue upcoming;
  private final Runnable onReset;

  ControlApi(SandboxState world, ScenarioQueue upcoming, Runnable onReset) {
    this.world = world;
    this.upcoming = upcoming;
    this.onReset = onReset;
  }

  HttpResponse reply(HttpRequest request, byte[] body) {
    String path = request.path().substring(PREFIX.length());
    return switch (request.method() + " " + path) {
      case "GET scenarios" -> SandboxApi.json(200, scenarios());
      case "GET state" -> SandboxApi.json(200, state());
      case "GET messages" -> SandboxApi.json(200, messages());
      case "POST reset" -> reset();
      case "POST advance" -> advance(body);
      case "POST next" -> next(body);
      default -> message(request.method(), path);
    };
  }

  private HttpResponse message(String method, String path) {
    Matcher parts = MESSAGE.matcher(path);
    Optional<SandboxMessage> sms =
        parts.matches() ? world.message(parts.group(1)) : Optional.empty();
    if (sms.isEmpty()) {
      return problem(404, "there is no such message, or no such path");
    }
    boolean redelivers = parts.group(2) != null;
    if (!method.equals(redelivers ? "POST" : "GET")) {
      return problem(405, "a message is read with GET, and redelivered with POST");
    }
    return redelivers
        ? SandboxApi.json(
            202, new JsonObjectBuilder().put("redelivered", world.redeliver(sms.get())))
        : SandboxApi.json(200, whole(sms.get()));
  }

  private HttpResponse reset() {
    upcoming.clear();
    onReset.run();
    world.reset();
    return SandboxApi.json(200, state());
  }

  private HttpResponse advance(byte[] body) {
    return object(body)
        .flatMap(json -> json.text("by"))
        .flatMap(Durations::parse)
        .map(by -> {
          world.advance(by);
          return SandboxApi.json(200, state());
        })
        .orElseGet(() -> problem(400, "advance takes {\"by\": \"10m\"}"));
  }

  private HttpResponse next(byte[] body) {
    Optional<Json.Obj> json = object(body);
    try {
      Optional<Scenario> fate =
          json.flatMap(object -> object.text("scenario"))
              .flatMap(Scenarios::named)
              .or(() ->
                  json.filter(one -> one.value("steps").isPresent()).map(ScenarioFormat::read));
      return fate.map(
              one -> {
                upcoming.add(one);
                return SandboxApi.json(200, new JsonObjectBuilder().put("next", one.name()));
              })
          .orElseGet(() ->
              problem(
                  400,
                  "next takes {\"scenario\": \"failed\"} or {\"steps\": […]}; /_sandbox/scenarios lists the names"));
    } catch (IllegalArgumentException e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  private JsonObjectBuilder state() {
    List<Json.Obj> endpoints =
        world.endpoints().stream()
            .map(endpoint ->
                new JsonObjectBuilder()
                    .put("url", endpoint.url().toString())
                    .put("paused", endpoint.isPaused())
                    .put("failuresInARow", endpoint.failuresInARow())
                    .put("waiting", endpoint.waiting())
                    .build())
            .toList();
    var summary = world.summary();
    return new JsonObjectBuilder()
        .put("now", world.now().toString())
        .put("credit", world.credit())
        .put("messages", summary.messages())
        .put("webhooksAcknowledged", summary.acknowledged())
        .put("webhooksFailed", summary.failed())
        .put("webhooksWaiting", summary.waiting())
        .put("endpoints", Json.of(endpoints));
  }

  private JsonObjectBuilder messages() {
    List<SandboxMessage> all = world.messages();
    List<Json.Obj> last =
        all.subList(Math.max(0, all.size() - MOST_LISTED), all.size()).stream()
            .map(sms -> world.tracked(sms).put("scenario", sms.fate().name()).build())
            .toList();
    return new JsonObjectBuilder().put("messages", Json.of(last));
  }

  private JsonObjectBuilder whole(SandboxMessage sms) {
    return world
        .tracked(sms)
        .put("scenario", sms.fate().name())
        .put("acceptedAt", sms.acceptedAt().toString())
        .put(
            "deliveries",
            Json.of(world.dispatches(sms).stream().map(ControlApi::dispatch).toList()));
  }

  private static Json.Obj dispatch(PendingDelivery dispatch) {
    return new JsonObjectBuilder()
        .put("state", dispatch.state().word())
        .put("body", dispatch.body().object().orElseThrow())
        .put("attempts", Json.of(dispatch.attempts().stream().map(ControlApi::attempt).toList()))
        .build();
  }

  private static Json.Obj attempt(AttemptRecord tried) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("attempt", tried.number())
            .put("at", tried.at().toString())
            .put("tookMs", tried.took().toMillis());
    if (tried.status() > 0) {
      json.put("answer", tried.status());
    }
    return json.put("acknowledged", tried.acknowledged()).build();
  }

  private static JsonObjectBuilder scenarios() {
    List<Json.Obj> all =
        Scenarios.all().stream()
            .map(magic ->
                new JsonObjectBuilder()
                    .put("name", magic.fate().name())
                    .put("number", magic.number())
                    .put("description", magic.fate().description())
                    .build())
            .toList();
    return new JsonObjectBuilder().put("scenarios", Json.of(all));
  }

  private static Optional<Json.Obj> object(byte[] body) {
    return BodyParser.parse(body).object();
  }

  private static HttpResponse problem(int status, String sentence) {
    return SandboxApi.json(status, new JsonObjectBuilder().put("message", sentence));
  }
}
