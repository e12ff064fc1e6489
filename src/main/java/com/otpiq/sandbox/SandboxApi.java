package com.otpiq.sandbox;

import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.ApiError;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.RequestKey;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioQueue;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.sandbox.validation.ErrorBody;
import com.otpiq.sandbox.validation.RateLimiter;
import com.otpiq.sandbox.validation.SendRequestValidator;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** OTPIQ's API: what the sandbox responds to each of its requests. */
final class SandboxApi {
  private static final Pattern API_KEY = Pattern.compile("(?i)bearer +sk_(live|dev)_\\S+");
  private static final String TRACK = "/api/sms/track/";
  private static final String PENDING_SENDER = "PENDING";

  private final SandboxState state;
  private final ScenarioQueue scenarioQueue;
  private final SandboxConfig config;
  private final AllowedHosts hosts;
  private final Reporter reporter;
  private final RateLimiter rateLimiter = new RateLimiter();
  private final AtomicBoolean warnedOfHttp = new AtomicBoolean();

  SandboxApi(
      SandboxState state,
      ScenarioQueue scenarioQueue,
      SandboxConfig config,
      AllowedHosts hosts,
      Reporter reporter) {
    this.state = state;
    this.scenarioQueue = scenarioQueue;
    this.config = config;
    this.hosts = hosts;
    this.reporter = reporter;
  }

  HttpResponse handle(HttpRequest request, byte[] body) {
    if (request
        .headers()
        .first("Authorization")
        .filter(header -> API_KEY.matcher(header).matches())
        .isEmpty()) {
      return error(ApiError.UNAUTHORIZED);
    }
    return switch (request.method() + " " + request.path()) {
      case "POST /api/sms" -> send(body);
      case "GET /api/info" ->
          ok(new JsonObjectBuilder().put("projectName", "Sandbox").put("credit", state.credit()));
      case "GET /api/sender-ids" -> ok(senders());
      default ->
          request.method().equals("GET") && request.path().startsWith(TRACK)
              ? track(request.path().substring(TRACK.length()))
              : error(ApiError.UNKNOWN_PATH);
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
    return SendRequestValidator.firstError(request.get(), config.strict())
        .or(() -> refusedTarget(request.get()))
        .map(text -> json(400, ErrorBody.invalid(text)))
        .orElseGet(() -> send(request.get()));
  }

  /** Decided by the name of the host: a look-up would let other requests wait. */
  private Optional<String> refusedTarget(Json.Obj request) {
    return MessageDraftParser.url(request)
        .flatMap(url ->
            hosts
                .refusal(url.host())
                .map(reason ->
                    AllowedHosts.ALL.refusal(url.host()).isPresent()
                        ? "The sandbox delivers no webhooks there: "
                            + url.host()
                            + " "
                            + reason
                            + "."
                        : "The sandbox delivers to this machine only; --allow-host "
                            + url.host()
                            + " lets it reach that host."));
  }

  private HttpResponse send(Json.Obj request) {
    String phone = request.text(RequestKey.PHONE).orElseThrow();
    Optional<Scenario> magic = Scenarios.forNumber(phone);
    Optional<Scenario> queued = magic.isPresent() ? Optional.empty() : scenarioQueue.take();
    Scenario scenario = magic.or(() -> queued).orElseGet(scenarioQueue::defaultScenario);
    Optional<ApiError> error = scenario.error();
    if (error.isPresent()) {
      return error(error.get()).delayedBy(scenario.responseDelay());
    }
    HttpResponse response = send(request, phone, scenario);
    if (response.status() >= 400) {
      queued.ifPresent(scenarioQueue::putBack);
    }
    return response;
  }

  private HttpResponse send(Json.Obj request, String phone, Scenario scenario) {
    long minutes = rateLimiter.minutesToWait(phone, state.now());
    if (minutes > 0) {
      return json(429, ErrorBody.rateLimit(minutes));
    }
    if (request.text(RequestKey.SENDER).filter(PENDING_SENDER::equals).isPresent()) {
      return error(ApiError.SENDER_PENDING);
    }
    MessageDraft draft = MessageDraftParser.of(request, phone, scenario);
    return switch (state.accept(draft)) {
      case MessageDraft.Acceptance.Accepted accepted -> accepted(accepted, draft);
      case MessageDraft.Acceptance.CreditTooLow(long credit) ->
          json(400, ErrorBody.credit(credit, draft.price()));
      case MessageDraft.Acceptance.NotSaved() -> error(ApiError.SERVER_ERROR);
    };
  }

  private HttpResponse accepted(MessageDraft.Acceptance.Accepted accepted, MessageDraft draft) {
    draft.target().map(MessageDraft.Target::url).ifPresent(this::warnOfHttp);
    Duration delay = draft.scenario().responseDelay();
    if (!delay.isZero()) {
      accepted.start().run();
    }
    HttpResponse response =
        ok(
            new JsonObjectBuilder()
                .put("message", "SMS task created successfully")
                .put("smsId", accepted.message().smsId())
                .put("remainingCredit", accepted.remainingCredit())
                .put("cost", draft.price())
                .put("canCover", true)
                .put("paymentType", "prepaid"));
    return delay.isZero() ? response.onSent(accepted.start()) : response.delayedBy(delay);
  }

  private void warnOfHttp(HttpUrl url) {
    if (!url.isHttps() && warnedOfHttp.compareAndSet(false, true)) {
      reporter.report(
          new Event.Notice("webhooks go to http here; OTPIQ itself accepts only https (--strict)"));
    }
  }

  private HttpResponse track(String smsId) {
    return state
        .message(smsId)
        .map(message -> ok(state.withStore(_ -> message.trackResponse())))
        .orElseGet(() -> error(ApiError.UNKNOWN_MESSAGE));
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

  private static HttpResponse error(ApiError error) {
    return json(error.status(), ErrorBody.of(error));
  }

  private static HttpResponse ok(JsonObjectBuilder json) {
    return json(200, json);
  }

  static HttpResponse json(int status, JsonObjectBuilder json) {
    return HttpResponse.json(status, JsonWriter.readable(json.build()));
  }
}
