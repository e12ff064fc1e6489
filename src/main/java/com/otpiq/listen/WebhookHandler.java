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
  private final Function<ListenEvent.Received, Runnable> publisher;
  private final Map<Long, CompletableFuture<Runnable>> unpublished = new ConcurrentHashMap<>();
  private long count;

  /**
   * Creates a handler.
   *
   * @param publisher takes each event in order, and returns what to run once the response is sent
   */
  WebhookHandler(
      ListenConfig config,
      Optional<Forwarder> forwarder,
      Recorder recorder,
      Time time,
      Function<ListenEvent.Received, Runnable> publisher) {
    this.policy = new ResponsePolicy(config.path(), config.responding().accept());
    this.script = config.responding().script();
    this.forwarder = forwarder;
    this.inspector = Inspector.ofReceived(config.secrets(), JsonWriter::serializations);
    this.redactor = new Redactor(config.secrets());
    this.recorder = recorder;
    this.time = time;
    this.publisher = publisher;
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

    // Decide
    Optional<ScriptedResponse> scripted = script.flatMap(steps -> steps.next(delivery));
    Optional<Forwarder> forwards =
        forwarder.filter(to -> scripted.isEmpty() && to.accepts(delivery));
    WebhookResponse response =
        scripted.map(ScriptedResponse::response).orElseGet(() -> policy.responseTo(inspection));

    // Record
    ReceivedRequest shown = redacted(request, delivery);
    Optional<WebhookResponse> known =
        forwards.isPresent() ? Optional.empty() : Optional.of(response);
    boolean recorded = recorder.record(number, shown, known, inspection.authentication());
    // Respond and publish
    var event =
        new ListenEvent.Received(
            number,
            shown,
            response,
            Optional.of(inspection),
            scripted.isPresent(),
            List.of(),
            recorded ? recorder.journalId(number) : Optional.empty());
    if (!recorded && (forwards.isPresent() || response.acknowledges())) {
      return respond(
          HttpResponse.of(ResponsePolicy.NOT_SAVED),
          event.withResponse(ResponsePolicy.NOT_SAVED, List.of()));
    }
    return forwards.isPresent()
        ? forward(forwards.get(), delivery, event)
        : respond(
            scripted.map(ScriptedResponse::toHttp).orElseGet(() -> HttpResponse.of(response)),
            event);
  }

  /** Waits until every forwarded webhook is published. */
  void finish() {
    CompletableFuture.allOf(unpublished.values().toArray(CompletableFuture[]::new)).join();
  }

  private CompletableFuture<HttpResponse> respond(
      HttpResponse response, ListenEvent.Received event) {
    return CompletableFuture.completedFuture(response.onSent(publisher.apply(event)));
  }

  /**
   * The first application's response goes back as soon as it is there; the event is published once
   * all applications have responded, and after the response is sent.
   */
  private CompletableFuture<HttpResponse> forward(
      Forwarder to, Delivery delivery, ListenEvent.Received event) {
    Forwarder.PendingResults results = to.forward(delivery);
    CompletableFuture<Runnable> published =
        results
            .all()
            .thenApply(all ->
                publisher.apply(event.withResponse(Forwarder.response(all.getFirst()), all)));
    unpublished.put(event.number(), published);
    var _ = published.whenComplete((_, _) -> unpublished.remove(event.number()));
    return results
        .first()
        .thenApply(first -> {
          recorder.recordResponse(event.number(), Forwarder.response(first));
          return Forwarder.toHttp(first).onSent(() -> runWhenPublished(published));
        });
  }

  private static void runWhenPublished(CompletableFuture<Runnable> published) {
    var _ = published.thenAccept(Runnable::run);
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
