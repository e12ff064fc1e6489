package com.otpiq.sandbox;

import com.otpiq.json.Bodies;
import com.otpiq.json.JsonText;
import com.otpiq.message.RequestKey;
import com.otpiq.net.HttpService.Reply;
import com.otpiq.net.Loopback;
import com.otpiq.net.Request;
import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** OTPIQ's API, answer by answer. */
final class Api {
  private static final Pattern KEY = Pattern.compile("(?i)bearer +sk_(live|dev)_\\S+");
  private static final String TRACK = "/api/sms/track/";
  private static final String PENDING_SENDER = "PENDING";

  private final World world;
  private final Upcoming upcoming;
  private final Settings settings;
  private final Reporter told;
  private final RateLimit rates = new RateLimit();
  private final AtomicBoolean noted = new AtomicBoolean();

  Api(World world, Upcoming upcoming, Settings settings, Reporter told) {
    this.world = world;
    this.upcoming = upcoming;
    this.settings = settings;
    this.told = told;
  }

  Reply reply(Request request, byte[] body) {
    if (request.headers().first("Authorization").filter(Api::isKey).isEmpty()) {
      return refused(ApiError.UNAUTHORIZED);
    }
    return switch (request.method() + " " + request.path()) {
      case "POST /api/sms" -> send(body);
      case "GET /api/info" ->
          ok(new JsonObject().put("projectName", "Sandbox").put("credit", world.credit()));
      case "GET /api/sender-ids" -> ok(senders());
      default ->
          request.method().equals("GET") && request.path().startsWith(TRACK)
              ? track(request.path().substring(TRACK.length()))
              : json(404, new JsonObject().put("message", "Not found"));
    };
  }

  void reset() {
    synchronized (rates) {
      rates.reset();
    }
  }

  private Reply send(byte[] body) {
    Optional<Json.Obj> request = Bodies.read(body).object();
    if (request.isEmpty()) {
      return json(400, ApiError.invalid("Invalid JSON body."));
    }
    return Rules.complaint(request.get(), settings.strict())
        .map(complaint -> json(400, ApiError.invalid(complaint)))
        .or(() -> unwanted(request.get()))
        .orElseGet(() -> send(request.get()));
  }

  /** A webhook that may not leave this machine is refused, where OTPIQ itself would take it. */
  private Optional<Reply> unwanted(Json.Obj request) {
    return Drafts.url(request)
        .filter(url -> !settings.remote() && Loopback.place(url.getHost()) != Loopback.Place.HERE)
        .map(url ->
            json(
                400,
                ApiError.invalid(
                    "The sandbox delivers to this machine only; --allow-remote lets it reach "
                        + url.getHost()
                        + ".")));
  }

  private Reply send(Json.Obj request) {
    String phone = request.text(RequestKey.PHONE).orElseThrow();
    Fate fate = Fates.ofNumber(phone).orElseGet(upcoming::take);
    Optional<ApiError> refusal = fate.refusal();
    if (refusal.isPresent()) {
      return refused(refusal.get()).after(fate.answerAfter());
    }
    long minutes;
    synchronized (rates) {
      minutes = rates.minutesToWait(phone, world.now());
    }
    if (minutes > 0) {
      return json(429, ApiError.rateLimit(minutes));
    }
    if (request.text(RequestKey.SENDER).filter(PENDING_SENDER::equals).isPresent()) {
      return refused(ApiError.SENDER_PENDING);
    }
    Draft draft = Drafts.of(request, phone, fate);
    return world.credit() < draft.price()
        ? json(400, ApiError.credit(world.credit(), draft.price()))
        : accept(draft);
  }

  private Reply accept(Draft draft) {
    draft.target().map(Draft.Target::url).ifPresent(this::noteHttp);
    Optional<Sms> sms = world.accept(draft);
    if (sms.isEmpty()) {
      return refused(ApiError.SERVER_ERROR);
    }
    boolean early = !draft.fate().answerAfter().isZero();
    if (early) {
      world.begin(sms.get());
    }
    Reply answer =
        ok(
            new JsonObject()
                .put("message", "SMS task created successfully")
                .put("smsId", sms.get().id())
                .put("remainingCredit", world.credit())
                .put("cost", draft.price())
                .put("canCover", true)
                .put("paymentType", "prepaid"));
    return early
        ? answer.after(draft.fate().answerAfter())
        : answer.then(() -> world.begin(sms.get()));
  }

  private void noteHttp(URI url) {
    if (url.getScheme().equalsIgnoreCase("http") && noted.compareAndSet(false, true)) {
      told.report(
          new Event.Notice("webhooks go to http here; OTPIQ itself takes https only (--strict)"));
    }
  }

  private Reply track(String id) {
    return world
        .message(id)
        .map(sms -> ok(world.tracked(sms)))
        .orElseGet(() -> refused(ApiError.UNKNOWN_MESSAGE));
  }

  private static JsonObject senders() {
    return new JsonObject()
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
        new JsonObject()
            .put("korekTelecom", 80)
            .put("asiaCell", 80)
            .put("zainIraq", 80)
            .put("others", 80)
            .made();
    return new JsonObject()
        .put("_id", id)
        .put("senderId", name)
        .put("status", status)
        .put("pricePerSms", prices)
        .made();
  }

  private static boolean isKey(String header) {
    return KEY.matcher(header).matches();
  }

  private static Reply refused(ApiError error) {
    return json(error.status(), error.body());
  }

  private static Reply ok(JsonObject json) {
    return json(200, json);
  }

  static Reply json(int status, JsonObject json) {
    return Reply.json(status, JsonText.compact(json.made()));
  }
}
