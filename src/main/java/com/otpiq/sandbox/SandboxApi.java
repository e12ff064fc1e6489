package com.otpiq.sandbox;

import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.ApiError;
import com.otpiq.message.RequestKey;
import com.otpiq.net.Loopback;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioQueue;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** OTPIQ's API, answer by answer. */
final class SandboxApi {
  private static final Pattern KEY = Pattern.compile("(?i)bearer +sk_(live|dev)_\\S+");
  private static final String TRACK = "/api/sms/track/";
  private static final String PENDING_SENDER = "PENDING";

  private final SandboxState world;
  private final ScenarioQueue upcoming;
  private final SandboxConfig settings;
  private final Reporter told;
  private final RateLimiter rateLimiter = new RateLimiter();
  private final AtomicBoolean noted = new AtomicBoolean();

  SandboxApi(SandboxState world, ScenarioQueue upcoming, SandboxConfig settings, Reporter told) {
    this.world = world;
    this.upcoming = upcoming;
    this.settings = settings;
    this.told = told;
  }

  HttpResponse reply(HttpRequest request, byte[] body) {
    if (request.headers().first("Authorization").filter(SandboxApi::isKey).isEmpty()) {
      return refused(ApiError.UNAUTHORIZED);
    }
    return switch (request.method() + " " + request.path()) {
      case "POST /api/sms" -> send(body);
      case "GET /api/info" ->
          ok(new JsonObjectBuilder().put("projectName", "Sandbox").put("credit", world.credit()));
      case "GET /api/sender-ids" -> ok(senders());
      default ->
          request.method().equals("GET") && request.path().startsWith(TRACK)
              ? track(request.path().substring(TRACK.length()))
              : refused(ApiError.UNKNOWN_PATH);
    };
  }

  void reset() {
    rateLimiter.reset();
  }

  private HttpResponse send(byte[] body) {
    Optional<Json.Obj> request = BodyParser.parse(body).object();
    if (request.isEmpty()) {
      return json(400, ErrorBody.invalid("Invalid JSON body."));
    }
    return SendRequestValidator.complaint(request.get(), settings.strict())
        .map(complaint -> json(400, ErrorBody.invalid(complaint)))
        .or(() -> unwanted(request.get()))
        .orElseGet(() -> send(request.get()));
  }

  /** A webhook that may not leave this machine is refused, where OTPIQ itself would take it. */
  private Optional<HttpResponse> unwanted(Json.Obj request) {
    return MessageDraftParser.url(request)
        .filter(url -> !settings.remote() && Loopback.place(url.getHost()) != Loopback.Place.HERE)
        .map(url ->
            json(
                400,
                ErrorBody.invalid(
                    "The sandbox delivers to this machine only; --allow-remote lets it reach "
                        + url.getHost()
                        + ".")));
  }

  private HttpResponse send(Json.Obj request) {
    String phone = request.text(RequestKey.PHONE).orElseThrow();
    Scenario fate = Scenarios.ofNumber(phone).orElseGet(upcoming::take);
    Optional<ApiError> refusal = fate.refusal();
    if (refusal.isPresent()) {
      return refused(refusal.get()).delayedBy(fate.answerAfter());
    }
    long minutes = rateLimiter.minutesToWait(phone, world.now());
    if (minutes > 0) {
      return json(429, ErrorBody.rateLimit(minutes));
    }
    if (request.text(RequestKey.SENDER).filter(PENDING_SENDER::equals).isPresent()) {
      return refused(ApiError.SENDER_PENDING);
    }
    MessageDraft draft = MessageDraftParser.of(request, phone, fate);
    return world.credit() < draft.price()
        ? json(400, ErrorBody.credit(world.credit(), draft.price()))
        : accept(draft);
  }

  private HttpResponse accept(MessageDraft draft) {
    draft.target().map(MessageDraft.Target::url).ifPresent(this::noteHttp);
    Optional<SandboxMessage> sms = world.accept(draft);
    if (sms.isEmpty()) {
      return refused(ApiError.SERVER_ERROR);
    }
    boolean early = !draft.fate().answerAfter().isZero();
    if (early) {
      world.begin(sms.get());
    }
    HttpResponse answer =
        ok(
            new JsonObjectBuilder()
                .put("message", "SMS task created successfully")
                .put("smsId", sms.get().id())
                .put("remainingCredit", world.credit())
                .put("cost", draft.price())
                .put("canCover", true)
                .put("paymentType", "prepaid"));
    return early
        ? answer.delayedBy(draft.fate().answerAfter())
        : answer.onSent(() -> world.begin(sms.get()));
  }

  private void noteHttp(URI url) {
    if (url.getScheme().equalsIgnoreCase("http") && noted.compareAndSet(false, true)) {
      told.report(
          new Event.Notice("webhooks go to http here; OTPIQ itself takes https only (--strict)"));
    }
  }

  private HttpResponse track(String id) {
    return world
        .message(id)
        .map(sms -> ok(world.tracked(sms)))
        .orElseGet(() -> refused(ApiError.UNKNOWN_MESSAGE));
  }

  private static JsonObjectBuilder senders() {
    return new JsonObjectBuilder()
        .put("success", true)
        .put(
            "data",
            Json.of(
                List.of(
                    sender("507f1f77bcf86cd799439011", "OTPIQ", "accepted"),
                    sender("507f1f77bcf86cd799439012", PENDING_SENDER, "pending"))));
  }

  private static Json.Obj sender(String id, String name, String status) {
    Json.Obj prices =
        new JsonObjectBuilder()
            .put("korekTelecom", 80)
            .put("asiaCell", 80)
            .put("zainIraq", 80)
            .put("others", 80)
            .build();
    return new JsonObjectBuilder()
        .put("_id", id)
        .put("senderId", name)
        .put("status", status)
        .put("pricePerSms", prices)
        .build();
  }

  private static boolean isKey(String header) {
    return KEY.matcher(header).matches();
  }

  private static HttpResponse refused(ApiError error) {
    return json(error.status(), ErrorBody.of(error));
  }

  private static HttpResponse ok(JsonObjectBuilder json) {
    return json(200, json);
  }

  static HttpResponse json(int status, JsonObjectBuilder json) {
    return HttpResponse.json(status, JsonWriter.compact(json.build()));
  }
}
