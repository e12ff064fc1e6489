package com.otpiq.listen;

import com.otpiq.event.ListenEvent;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.Redactor;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestHandler;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.time.Time;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Handles each request to the listener in five steps: inspect the webhook, decide on a response,
 * record the webhook, respond, publish an event.
 */
final class WebhookHandler implements RequestHandler {
  private static final byte[] NO_BODY = {};

  private final ResponsePolicy policy;
  private final Optional<ResponseScript> script;
  private final Optional<Forwarder> forwarder;
  private final Inspector inspector;
  private final Redactor redactor;
  private final Recorder recorder;
  private final Time time;
  private final Function<ListenEvent.Received, Runnable> reservation;
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
      Recorder recorder,
      Time time,
      Function<ListenEvent.Received, Runnable> reservation) {
    this.policy = new ResponsePolicy(config.path(), config.responding().accept());
    this.script = config.responding().script();
    this.forwarder = forwarder;
    this.inspector = Inspector.ofReceived(config.secrets(), JsonWriter::serializations);
    this.redactor = new Redactor(config.secrets());
    this.recorder = recorder;
    this.time = time;
    this.reservation = reservation;
    recorder.earlier().forEach(inspector::remember);
  }

  @Override
  public boolean wantsBody(HttpRequest head) {
    return policy.refusal(head).isEmpty();
  }

  /** Synchronized because the inspector and the output depend on the order of the requests. */
  @Override
  public synchronized CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
    long number = ++count;
    Optional<WebhookResponse> refusal = policy.refusal(request);
    return refusal.isPresent()
        ? refuse(number, request, refusal.get())
        : handle(number, request, delivery(request, body));
  }

  private CompletableFuture<HttpResponse> refuse(
      long number, HttpRequest request, WebhookResponse refusal) {
    ReceivedRequest shown = redacted(request, delivery(request, NO_BODY));
    return respond(HttpResponse.of(refusal), ListenEvent.Received.refused(number, shown, refusal));
  }

  private CompletableFuture<HttpResponse> handle(
      long number, HttpRequest request, Delivery delivery) {
    // Inspect
    Inspection inspection = inspector.inspect(delivery);
    ReceivedRequest shown = redacted(request, delivery);

    // Decide
    Optional<ScriptedResponse> scripted = script.flatMap(steps -> steps.next(delivery));
    Optional<Forwarder> forwards =
        forwarder.filter(to -> scripted.isEmpty() && to.accepts(delivery));
    if (forwards.isPresent()) {
      return forward(forwards.get(), number, delivery, shown, inspection);
    }
    WebhookResponse response =
        scripted.map(ScriptedResponse::response).orElseGet(() -> policy.responseTo(inspection));

    // Record
    boolean recorded =
        recorder.record(number, shown, Optional.of(response), inspection.authentication());
    if (!recorded && response.acknowledges()) {
      return respondNotSaved(number, shown, inspection);
    }

    // Respond and publish
    return respond(
        scripted.map(ScriptedResponse::toHttp).orElseGet(() -> HttpResponse.of(response)),
        new ListenEvent.Received(
            number,
            shown,
            response,
            Optional.of(inspection),
            scripted.isPresent(),
            List.of(),
            recorded ? recorder.journalId(number) : Optional.empty()));
  }

  /** Waits until the event of every forwarded webhook has its place in the output. */
  void finish() {
    CompletableFuture.allOf(forwarding.values().toArray(CompletableFuture[]::new)).join();
  }

  /** The event is shown once the response is sent, but keeps its place in the order. */
  private CompletableFuture<HttpResponse> respond(
      HttpResponse response, ListenEvent.Received event) {
    Runnable release = reservation.apply(event);
    return CompletableFuture.completedFuture(response.onSent(release));
  }

  /** What is not recorded must not be acknowledged, so that the sender retries it. */
  private CompletableFuture<HttpResponse> respondNotSaved(
      long number, ReceivedRequest shown, Inspection inspection) {
    return respond(
        HttpResponse.of(ResponsePolicy.NOT_SAVED),
        new ListenEvent.Received(
            number,
            shown,
            ResponsePolicy.NOT_SAVED,
            Optional.of(inspection),
            false,
            List.of(),
            Optional.empty()));
  }

  /**
   * The application decides, also about a webhook that breaks rules. The first application's
   * response is returned as soon as it is received; the event gets its place once all have
   * responded.
   */
  private CompletableFuture<HttpResponse> forward(
      Forwarder to, long number, Delivery delivery, ReceivedRequest shown, Inspection inspection) {
    if (!recorder.record(number, shown, Optional.empty(), inspection.authentication())) {
      return respondNotSaved(number, shown, inspection);
    }
    Forwarder.PendingResults results = to.forward(delivery);
    CompletableFuture<Runnable> release =
        results
            .all()
            .thenApply(all ->
                reservation.apply(
                    new ListenEvent.Received(
                        number,
                        shown,
                        Forwarder.response(all.getFirst()),
                        Optional.of(inspection),
                        false,
                        all,
                        recorder.journalId(number))));
    forwarding.put(number, release);
    var _ = release.whenComplete((_, _) -> forwarding.remove(number));
    return results
        .first()
        .thenApply(first -> {
          recorder.recordResponse(number, Forwarder.response(first));
          return Forwarder.toHttp(first).onSent(() -> runOnceReserved(release));
        });
  }

  private static void runOnceReserved(CompletableFuture<Runnable> release) {
    var _ = release.thenAccept(Runnable::run);
  }

  private Delivery delivery(HttpRequest request, byte[] body) {
    return new Delivery(time.now(), request.headers(), BodyParser.parse(body));
  }

  private ReceivedRequest redacted(HttpRequest request, Delivery delivery) {
    String path =
        request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    return new ReceivedRequest(request.method(), path, delivery)
        .withPathAndHeaders(redactor.redact(path), redactor.redact(request.headers()));
  }
}
