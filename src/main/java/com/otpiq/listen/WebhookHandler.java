package com.otpiq.listen;

import com.otpiq.event.EventBoundary;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.json.BodyParser;
import com.otpiq.message.Redactor;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestHandler;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Inspection;
import com.otpiq.time.Time;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Handles each request to the listener in five steps: inspect the webhook, decide on a response,
 * record the webhook, respond, publish an event. A step that fails affects this request only.
 */
final class WebhookHandler implements RequestHandler {
  private final ResponsePolicy policy;
  private final Optional<ResponseScript> script;
  private final Optional<Forwarder> forwarder;
  private final Function<Delivery, Inspection> inspector;
  private final Redactor redactor;
  private final RequestLog log;
  private final Time time;
  private final Function<ListenEvent.Received, Runnable> reservation;
  private final EventBoundary boundary;
  private final Map<Long, CompletableFuture<Runnable>> forwarding = new ConcurrentHashMap<>();
  private long count;

  /**
   * Creates a handler.
   *
   * @param reservation reserves the place of each event in the output, and returns what to run once
   *     the response is sent: the event is shown from then on
   */
  WebhookHandler(
      ListenConfig config,
      Optional<Forwarder> forwarder,
      Function<Delivery, Inspection> inspector,
      RequestLog log,
      Time time,
      Function<ListenEvent.Received, Runnable> reservation,
      EventBoundary boundary) {
    this.policy =
        new ResponsePolicy(config.path(), config.responding().accept(), forwarder.isPresent());
    this.script = config.responding().script();
    this.forwarder = forwarder;
    this.inspector = inspector;
    this.redactor = new Redactor(config.secrets());
    this.log = log;
    this.time = time;
    this.reservation = reservation;
    this.boundary = boundary;
  }

  @Override
  public EventBoundary boundary() {
    return boundary;
  }

  @Override
  public void unreadable(UnreadableRequest request, long further) {
    boundary.report(request.event(time.now(), redactor, true, further));
  }

  /** Synchronized because the inspector and the output depend on the order of the requests. */
  @Override
  public synchronized CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
    long number = ++count;
    Optional<ReceivedRequest> redacted = attempt(number, "inspected", () -> redacted(request));
    return redacted
        .flatMap(head ->
            attempt(number, "inspected", () -> inspectAndDecide(number, request, head, body)))
        .orElse(
            () -> failInspection(number, request, redacted.orElseGet(() -> bare(request)), body))
        .get();
  }

  private <T> Optional<T> attempt(long number, String step, Supplier<T> action) {
    return boundary.attempt(() -> "request " + number + " could not be " + step, action);
  }

  /** The remaining steps are returned instead of run, because a failure of theirs differs. */
  private Supplier<CompletableFuture<HttpResponse>> inspectAndDecide(
      long number, HttpRequest request, ReceivedRequest head, byte[] body) {
    ReceivedRequest shown = head.withBody(body(request, () -> BodyParser.parse(body)));
    Optional<WebhookResponse> refusal = policy.refusal(request);
    if (refusal.isPresent()) {
      return () -> refuse(ListenEvent.Received.refused(number, shown, refusal.get()));
    }

    // Inspect
    Delivery delivery =
        new Delivery(head.delivery().at(), request.headers(), shown.delivery().body());
    Inspection inspection = inspector.apply(delivery);

    // Decide
    Optional<ScriptedResponse> scripted = script.flatMap(steps -> steps.next(delivery));
    Optional<Forwarder> forwards =
        forwarder.filter(to -> scripted.isEmpty() && to.accepts(delivery));
    if (forwards.isPresent()) {
      return () -> forward(forwards.get(), number, delivery, shown, inspection);
    }
    WebhookResponse response =
        scripted
            .map(ScriptedResponse::response)
            .orElseGet(() -> policy.responseTo(delivery, inspection));
    HttpResponse http =
        scripted.map(ScriptedResponse::toHttp).orElseGet(() -> HttpResponse.of(response));
    var event =
        ListenEvent.Received.inspected(number, shown, response, inspection, scripted.isPresent());
    return () -> recordAndRespond(http, event, Optional.of(inspection.authentication()));
  }

  /** The body of a request; without it, the reason. */
  private static Body body(HttpRequest request, Supplier<Body> read) {
    return request.bodyOmission().map(Body::omitted).orElseGet(read);
  }

  /** Records a POST, which may be a webhook with a wrong path or content type. */
  private CompletableFuture<HttpResponse> refuse(ListenEvent.Received event) {
    return event.request().method().equals("POST")
        ? recordAndRespond(HttpResponse.of(event.response()), event, Optional.empty())
        : respond(event);
  }

  /** What is not recorded must not be acknowledged, so that the sender retries it. */
  private CompletableFuture<HttpResponse> recordAndRespond(
      HttpResponse response, ListenEvent.Received event, Optional<Authentication> authentication) {
    if (record(event.number(), event.request(), Optional.of(event.response()), authentication)) {
      return respond(response, event.saved(log.journalId(event.number())));
    }
    return event.response().acknowledges()
        ? respond(event.withResponse(ResponsePolicy.NOT_SAVED).unsaved())
        : respond(response, event.unsaved());
  }

  /** Records the request as it is, so that nothing is lost. */
  private CompletableFuture<HttpResponse> failInspection(
      long number, HttpRequest request, ReceivedRequest head, byte[] body) {
    ReceivedRequest raw = head.withBody(body(request, () -> Body.unread(body)));
    var event = ListenEvent.Received.refused(number, raw, ResponsePolicy.NOT_INSPECTED);
    return recordAndRespond(HttpResponse.of(event.response()), event, Optional.empty());
  }

  private boolean record(
      long number,
      ReceivedRequest request,
      Optional<WebhookResponse> response,
      Optional<Authentication> authentication) {
    return attempt(number, "recorded", () -> log.record(number, request, response, authentication))
        .orElse(false);
  }

  /** Waits until the event of every forwarded webhook has its place in the output. */
  void finish() {
    CompletableFuture.allOf(forwarding.values().toArray(CompletableFuture[]::new)).join();
  }

  /** The event is shown once the response is sent, but keeps its place in the order. */
  private CompletableFuture<HttpResponse> respond(
      HttpResponse response, ListenEvent.Received event) {
    return CompletableFuture.completedFuture(response.onSent(publish(event)));
  }

  private CompletableFuture<HttpResponse> respond(ListenEvent.Received event) {
    return respond(HttpResponse.of(event.response()), event);
  }

  /** Reserves the place of an event; the response stands even if that fails. */
  private Runnable publish(ListenEvent.Received event) {
    return attempt(event.number(), "counted", () -> reservation.apply(event)).orElse(() -> {});
  }

  /**
   * The first application decides, also about a webhook that breaks rules, and its response is
   * returned at once; the event gets its place once all have responded.
   */
  private CompletableFuture<HttpResponse> forward(
      Forwarder to, long number, Delivery delivery, ReceivedRequest shown, Inspection inspection) {
    if (!record(number, shown, Optional.empty(), Optional.of(inspection.authentication()))) {
      return respond(
          ListenEvent.Received.inspected(number, shown, ResponsePolicy.NOT_SAVED, inspection, false)
              .unsaved());
    }
    Forwarder.PendingResults results = to.forward(delivery);
    CompletableFuture<Runnable> release =
        results
            .all()
            .thenApply(all ->
                publish(
                    new ListenEvent.Received(
                        number,
                        shown,
                        Forwarder.response(all.getFirst()),
                        Optional.of(inspection),
                        false,
                        all,
                        log.journalId(number),
                        ListenEvent.Received.Recording.SAVED)));
    forwarding.put(number, release);
    var _ = release.whenComplete((_, _) -> forwarding.remove(number));
    return results
        .firstRedacted()
        .thenAccept(first -> recordResponse(number, Forwarder.response(first)))
        .thenCombine(results.first(), (_, first) -> Forwarder.toHttp(first).onSent(release));
  }

  /** The webhook itself is recorded, so the response stands if this fails. */
  private void recordResponse(long number, WebhookResponse response) {
    var _ =
        boundary.run(
            () -> "the response to request " + number + " could not be recorded",
            () -> log.recordResponse(number, response));
  }

  /** The request without secrets and without its body. */
  private ReceivedRequest redacted(HttpRequest request) {
    return new ReceivedRequest(
        redactor.redact(request.method()),
        redactor.redactUrl(request.target().text()),
        new Delivery(time.now(), redactor.redact(request.headers()), Body.EMPTY));
  }

  /** A request of which a secret could not be removed: only what cannot contain one. */
  private ReceivedRequest bare(HttpRequest request) {
    return new ReceivedRequest(request.method(), "", Delivery.ofBody(time.now(), Body.EMPTY));
  }
}
