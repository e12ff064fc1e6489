package com.otpiq.sandbox;

import com.otpiq.json.Bodies;
import com.otpiq.net.HttpService.Reply;
import com.otpiq.net.Request;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sandbox's own API, under {@code /_sandbox/}: what test suites look at and turn. */
final class Control {
  static final String PREFIX = "/_sandbox/";

  private static final int MOST_LISTED = 1_000;
  private static final Pattern MESSAGE = Pattern.compile("messages/([^/]+)(/redeliver)?");

  private final World world;
  private final Upcoming upcoming;
  private final Runnable onReset;

  Control(World world, Upcoming upcoming, Runnable onReset) {
    this.world = world;
    this.upcoming = upcoming;
    this.onReset = onReset;
  }

  Reply reply(Request request, byte[] body) {
    String path = request.path().substring(PREFIX.length());
    return switch (request.method() + " " + path) {
      case "GET scenarios" -> Api.json(200, scenarios());
      case "GET state" -> Api.json(200, state());
      case "GET messages" -> Api.json(200, messages());
      case "POST reset" -> reset();
      case "POST advance" -> advance(body);
      case "POST next" -> next(body);
      default -> message(request.method(), path);
    };
  }

  private Reply message(String method, String path) {
    Matcher parts = MESSAGE.matcher(path);
    Optional<Sms> sms = parts.matches() ? world.message(parts.group(1)) : Optional.empty();
    if (sms.isEmpty()) {
      return problem(404, "there is no such message, or no such path");
    }
    boolean redelivers = parts.group(2) != null;
    if (!method.equals(redelivers ? "POST" : "GET")) {
      return problem(405, "a message is read with GET, and redelivered with POST");
    }
    return redelivers
        ? Api.json(202, new JsonObject().put("redelivered", world.redeliver(sms.get())))
        : Api.json(200, whole(sms.get()));
  }

  private Reply reset() {
    upcoming.clear();
    onReset.run();
    world.reset();
    return Api.json(200, state());
  }

  private Reply advance(byte[] body) {
    return object(body)
        .flatMap(json -> json.text("by"))
        .flatMap(Durations::parse)
        .map(by -> {
          world.advance(by);
          return Api.json(200, state());
        })
        .orElseGet(() -> problem(400, "advance takes {\"by\": \"10m\"}"));
  }

  private Reply next(byte[] body) {
    Optional<Json.Obj> json = object(body);
    try {
      Optional<Fate> fate =
          json.flatMap(object -> object.text("scenario"))
              .flatMap(Fates::named)
              .or(() -> json.filter(one -> one.value("steps").isPresent()).map(FateText::read));
      return fate.map(
              one -> {
                upcoming.add(one);
                return Api.json(200, new JsonObject().put("next", one.name()));
              })
          .orElseGet(() ->
              problem(
                  400,
                  "next takes {\"scenario\": \"failed\"} or {\"steps\": […]}; /_sandbox/scenarios lists the names"));
    } catch (IllegalArgumentException e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  private JsonObject state() {
    List<Json.Obj> endpoints =
        world.endpoints().stream()
            .map(endpoint ->
                new JsonObject()
                    .put("url", endpoint.url().toString())
                    .put("paused", endpoint.isPaused())
                    .put("failuresInARow", endpoint.failuresInARow())
                    .put("waiting", endpoint.waiting())
                    .made())
            .toList();
    var summary = world.summary();
    return new JsonObject()
        .put("now", world.now().toString())
        .put("credit", world.credit())
        .put("messages", summary.messages())
        .put("webhooksAcknowledged", summary.acknowledged())
        .put("webhooksFailed", summary.failed())
        .put("webhooksWaiting", summary.waiting())
        .put("endpoints", Json.of(endpoints));
  }

  private JsonObject messages() {
    List<Sms> all = world.messages();
    List<Json.Obj> last =
        all.subList(Math.max(0, all.size() - MOST_LISTED), all.size()).stream()
            .map(sms -> world.tracked(sms).put("scenario", sms.fate().name()).made())
            .toList();
    return new JsonObject().put("messages", Json.of(last));
  }

  private JsonObject whole(Sms sms) {
    return world
        .tracked(sms)
        .put("scenario", sms.fate().name())
        .put("acceptedAt", sms.acceptedAt().toString())
        .put("deliveries", Json.of(world.dispatches(sms).stream().map(Control::dispatch).toList()));
  }

  private static Json.Obj dispatch(Dispatch dispatch) {
    return new JsonObject()
        .put("state", dispatch.state().word())
        .put("body", dispatch.body().object().orElseThrow())
        .put("attempts", Json.of(dispatch.attempts().stream().map(Control::attempt).toList()))
        .made();
  }

  private static Json.Obj attempt(Tried tried) {
    JsonObject json =
        new JsonObject()
            .put("attempt", tried.number())
            .put("at", tried.at().toString())
            .put("tookMs", tried.took().toMillis());
    if (tried.status() > 0) {
      json.put("answer", tried.status());
    }
    return json.put("acknowledged", tried.acknowledged()).made();
  }

  private static JsonObject scenarios() {
    List<Json.Obj> all =
        Fates.all().stream()
            .map(magic ->
                new JsonObject()
                    .put("name", magic.fate().name())
                    .put("number", magic.number())
                    .put("description", magic.fate().description())
                    .made())
            .toList();
    return new JsonObject().put("scenarios", Json.of(all));
  }

  private static Optional<Json.Obj> object(byte[] body) {
    return Bodies.read(body).object();
  }

  private static Reply problem(int status, String sentence) {
    return Api.json(status, new JsonObject().put("message", sentence));
  }
}
