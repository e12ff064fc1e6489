package com.otpiq.listen;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Receives webhooks: judges each, saves it, has it answered, and only then tells of it. The answer
 * is the script's, an application's, or our own.
 */
final class WebhookHandler implements RequestHandler {
  private static final byte[] NO_BODY = {};

  private final ResponsePolicy answers;
  private final Optional<ResponseScript> script;
  private final Optional<Forwarder> forwarder;
  private final Inspector inspector;
  private final Redactor redactor;
  private final Recorder keeper;
  private final Time time;
  private final Function<Visit, Runnable> visits;
  private final Map<Long, CompletableFuture<Runnable>> untold = new ConcurrentHashMap<>();
  private long number;

  WebhookHandler(
      ListenConfig orders,
      Optional<Forwarder> forwarder,
      Recorder keeper,
      Time time,
      Function<Visit, Runnable> visits) {
    this.answers = new ResponsePolicy(orders.path(), orders.answering().accept());
    this.script = orders.answering().script();
    this.forwarder = forwarder;
    this.inspector = Inspector.ofReceived(orders.secrets(), JsonWriter::serializations);
    this.redactor = new Redactor(orders.secrets());
    this.keeper = keeper;
    this.time = time;
    this.visits = visits;
    keeper.before().forEach(inspector::remember);
  }

  @Override
  public boolean wantsBody(HttpRequest head) {
    return answers.toHead(head).isEmpty();
  }

  /** Under a lock, for the order matters to the inspector and to whoever watches. */
  @Override
  public synchronized CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
    number++;
    Optional<WebhookResponse> refusal = answers.toHead(request);
    if (refusal.isPresent()) {
      ReceivedRequest received = presentable(request, delivery(request, NO_BODY));
      return told(Visit.turnedAway(number, received, refusal.get()));
    }
    Delivery delivery = delivery(request, body);
    Inspection inspection = inspector.inspect(delivery);
    ReceivedRequest received = presentable(request, delivery);
    Visit own = Visit.of(number, received, answers.toWebhook(inspection), inspection);
    Optional<ScriptedResponse> act = script.flatMap(lines -> lines.next(delivery));
    if (act.isPresent()) {
      return played(own.asTold(act.get().answer()), act.get());
    }
    return forwarder
        .filter(behind -> behind.takes(delivery))
        .map(behind -> forwarded(own, delivery, behind))
        .orElseGet(() -> told(saved(own)));
  }

  private CompletableFuture<HttpResponse> told(Visit visit) {
    return done(HttpResponse.of(visit.answer()).onSent(visits.apply(visit)));
  }

  private CompletableFuture<HttpResponse> played(Visit visit, ScriptedResponse act) {
    Visit saved = saved(visit);
    return saved.answer().equals(visit.answer())
        ? done(act.reply().onSent(visits.apply(saved)))
        : told(saved);
  }

  /** Saved first: whatever becomes of the application, the webhook is not lost. */
  private CompletableFuture<HttpResponse> forwarded(
      Visit own, Delivery delivery, Forwarder behind) {
    Visit saved = own.keptBy(keeper, Optional.empty());
    if (saved.answer().equals(ResponsePolicy.NOT_SAVED)) {
      return told(saved);
    }
    Forwarder.Passed passed = behind.pass(delivery);
    CompletableFuture<Runnable> told =
        passed
            .all()
            .thenApply(all ->
                visits.apply(saved.forwarded(all.stream().map(behind::presentable).toList())));
    untold.put(saved.number(), told);
    var _ = told.whenComplete((_, _) -> untold.remove(saved.number()));
    return passed
        .first()
        .thenApply(first -> {
          keeper.answered(saved.number(), Forwarder.answer(first));
          return Forwarder.reply(first).onSent(() -> whenTold(told));
        });
  }

  /** Waits until all that was passed on has been told of. */
  void finish() {
    CompletableFuture.allOf(untold.values().toArray(CompletableFuture[]::new)).join();
  }

  /** The sender has its answer; the other applications may not have answered yet. */
  private static void whenTold(CompletableFuture<Runnable> told) {
    var _ = told.thenAccept(Runnable::run);
  }

  private static CompletableFuture<HttpResponse> done(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  private Visit saved(Visit visit) {
    return visit.keptBy(keeper, Optional.of(visit.answer()));
  }

  private Delivery delivery(HttpRequest request, byte[] body) {
    return new Delivery(time.now(), request.headers(), BodyParser.parse(body));
  }

  private ReceivedRequest presentable(HttpRequest request, Delivery delivery) {
    String path =
        request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    return new ReceivedRequest(request.method(), path, delivery)
        .withPathAndHeaders(redactor.redact(path), redactor.redact(request.headers()));
  }
}
