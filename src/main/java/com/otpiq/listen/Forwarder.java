package com.otpiq.listen;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.Transport;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.Redactor;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Forwards webhooks unchanged to the user's applications, and returns their responses. */
final class Forwarder implements AutoCloseable {
  /** Headers of one connection only (RFC 9110, 7.6.1), or set anew for the next one. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "content-length",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * Headers of a request that only concern this listener; {@code Accept-Encoding} is one, because a
   * compressed response could not be shown.
   */
  private static final List<String> OF_LISTENER = List.of("Accept-Encoding", "Expect", "Host");

  private static final Outcome INTERNAL_ERROR =
      new Outcome.Failed("otpiq could not forward it", false);
  private static final Outcome UNREDACTED =
      new Outcome.Failed("otpiq could not remove secrets from the response", true);

  private final ForwardConfig config;
  private final EventBoundary boundary;
  private final Redactor redactor;
  private final List<Upstream> upstreams;
  private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Creates a forwarder.
   *
   * @param transports opens the transport to a target
   * @param redactor removes secrets from results before they are shown
   * @param reporter receives an event when an application stops responding, and when it responds
   *     again
   */
  Forwarder(
      ForwardConfig config,
      Function<ForwardConfig.Target, Transport> transports,
      Redactor redactor,
      Reporter reporter) {
    this.config = config;
    this.redactor = redactor.and(config.extraHeaders());
    this.boundary = new EventBoundary(reporter);
    this.upstreams =
        config.targets().stream()
            .map(target ->
                new Upstream(target.url(), transports.apply(target), new AtomicBoolean(true)))
            .toList();
  }

  /** One application, and whether it responded the last time. */
  private record Upstream(HttpUrl url, Transport transport, AtomicBoolean isUp) {}

  /** A webhook that one application has not responded to yet. */
  private record InFlight(
      Upstream upstream, Stopwatch stopwatch, CompletableFuture<ForwardResult> result) {
    ForwardResult ended(Outcome outcome) {
      return new ForwardResult(upstream.url().toString(), outcome, stopwatch.elapsed());
    }
  }

  /**
   * The results of a forwarded webhook.
   *
   * @param first of the first application, whose response goes back to the client; not redacted
   * @param firstRedacted the same, to be recorded
   * @param all of all applications, in order; redacted
   */
  record PendingResults(
      CompletableFuture<ForwardResult> first,
      CompletableFuture<ForwardResult> firstRedacted,
      CompletableFuture<List<ForwardResult>> all) {}

  /** Whether this webhook is to be forwarded. */
  boolean accepts(Delivery delivery) {
    return config.filter().matches(delivery.body(), 0);
  }

  /** Forwards a webhook to every application; returns at once. */
  PendingResults forward(Delivery delivery) {
    Redactor ofSent = redactor.and(headers(delivery));
    List<CompletableFuture<ForwardResult>> results =
        upstreams.stream().map(upstream -> forward(upstream, delivery)).toList();
    List<CompletableFuture<ForwardResult>> redacted =
        results.stream().map(result -> result.thenApply(found -> redacted(found, ofSent))).toList();
    return new PendingResults(
        results.getFirst(),
        redacted.getFirst(),
        CompletableFuture.allOf(redacted.toArray(CompletableFuture[]::new))
            .thenApply(_ -> redacted.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<ForwardResult> forward(Upstream upstream, Delivery delivery) {
    var pending = new InFlight(upstream, Stopwatch.start(), new CompletableFuture<>());
    inFlight.add(pending);
    executor.execute(() -> sendOrFail(pending, delivery));
    return pending.result();
  }

  /** A webhook that otpiq cannot forward must not leave the client without a response. */
  private void sendOrFail(InFlight pending, Delivery delivery) {
    if (!boundary.run(() -> "a webhook could not be forwarded", () -> send(pending, delivery))) {
      inFlight.remove(pending);
      pending.result().complete(pending.ended(INTERNAL_ERROR));
    }
  }

  private void send(InFlight pending, Delivery delivery) {
    Upstream upstream = pending.upstream();
    Headers headers = headers(delivery);
    try {
      Outcome outcome =
          upstream
              .transport()
              .send(new Delivery(delivery.at(), headers, delivery.body()), config.deadline());
      // finish() may have ended it before
      if (inFlight.remove(pending)) {
        ForwardResult result = pending.ended(outcome);
        reportHealth(upstream, redacted(result, redactor.and(headers)));
        pending.result().complete(result);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits this long for the forwarded webhooks in flight, then ends them as failed. */
  void finish(Duration timeout) {
    CompletableFuture.allOf(
            inFlight.stream().map(InFlight::result).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    for (InFlight pending : List.copyOf(inFlight)) {
      if (inFlight.remove(pending)) {
        pending.result().complete(pending.ended(new Outcome.Failed("the listener stopped", true)));
      }
    }
  }

  private Headers headers(Delivery delivery) {
    return forwarded(delivery.headers()).overriddenBy(config.extraHeaders());
  }

  private static Headers forwarded(Headers received) {
    Headers headers = endToEnd(received);
    for (String name : OF_LISTENER) {
      headers = headers.without(name);
    }
    return headers;
  }

  private static Headers endToEnd(Headers received) {
    Set<String> named =
        received.all("Connection").stream()
            .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)))
            .collect(Collectors.toSet());
    return new Headers(
        received.lines().stream()
            .filter(line -> {
              String name = line.name().toLowerCase(Locale.ROOT);
              return !HOP_BY_HOP.contains(name) && !named.contains(name);
            })
            .toList());
  }

  /**
   * @param ofSent hides the secrets that the application may repeat
   */
  private ForwardResult redacted(ForwardResult result, Redactor ofSent) {
    Outcome outcome =
        boundary
            .attempt(
                () -> "a response could not be redacted", () -> result.outcome().redacted(ofSent))
            .orElse(UNREDACTED);
    return new ForwardResult(result.url(), outcome, result.took());
  }

  private void reportHealth(Upstream upstream, ForwardResult result) {
    boolean responded = result.outcome() instanceof Outcome.Responded;
    if (upstream.isUp().getAndSet(responded) != responded) {
      boundary.report(new ListenEvent.TargetHealthChanged(result));
    }
  }

  /** The response to the webhook: the application's status, or 502 or 504. */
  static WebhookResponse response(ForwardResult result) {
    return switch (result.outcome()) {
      case Outcome.Responded responded ->
          WebhookResponse.of(responded.status(), responded.phrase());
      case Outcome.TimedOut timedOut ->
          WebhookResponse.of(504, "the application timed out while " + timedOut.during());
      case Outcome.Failed failed -> WebhookResponse.of(502, failed.reason());
    };
  }

  /** The response to the client: the application's, with its body and its end-to-end headers. */
  static HttpResponse toHttp(ForwardResult result) {
    if (!(result.outcome() instanceof Outcome.Responded responded)) {
      return HttpResponse.of(response(result));
    }
    return HttpResponse.of(responded.status(), endToEnd(responded.headers()), responded.body());
  }

  @Override
  public void close() {
    executor.shutdownNow();
    upstreams.forEach(upstream -> upstream.transport().close());
  }
}
