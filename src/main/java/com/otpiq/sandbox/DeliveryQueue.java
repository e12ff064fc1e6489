package com.otpiq.sandbox;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.CircuitBreaker;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.delivery.RequestHeaders;
import com.otpiq.delivery.RetryPolicy;
import com.otpiq.delivery.Transport;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.SandboxEvent;
import com.otpiq.message.HttpUrl;
import com.otpiq.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends webhooks to their endpoints. The scheduler does the waiting between attempts, so that a
 * waiting webhook needs no thread.
 */
final class DeliveryQueue implements AutoCloseable {
  /**
   * More at once would be a load test. Where time jumps, attempts follow one another, so that their
   * order is the same in each run.
   */
  private static final int MAX_IN_FLIGHT = 32;

  private final SandboxConfig config;
  private final Scheduler scheduler;
  private final Function<HttpUrl, Transport> transports;
  private final EventBoundary boundary;
  private final BiConsumer<PendingDelivery, PendingDelivery.State> onCompletion;
  private final Map<HttpUrl, Endpoint> endpoints = new HashMap<>();
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sender-", 1).factory());

  private boolean closed;

  /**
   * A queue without webhooks.
   *
   * @param transports the transport to a URL, made once for each endpoint
   * @param onCompletion called for each webhook that is acknowledged or given up
   */
  DeliveryQueue(
      SandboxConfig config,
      Scheduler scheduler,
      Function<HttpUrl, Transport> transports,
      EventBoundary boundary,
      BiConsumer<PendingDelivery, PendingDelivery.State> onCompletion) {
    this.config = config;
    this.scheduler = scheduler;
    this.transports = transports;
    this.boundary = boundary;
    this.onCompletion = onCompletion;
  }

  /** The target of a message's webhooks; all messages to one URL share its endpoint. */
  synchronized WebhookTarget target(MessageDraft.Target requested) {
    return new WebhookTarget(endpoint(requested.url()), requested.type(), requested.secret());
  }

  private Endpoint endpoint(HttpUrl url) {
    return endpoints.computeIfAbsent(
        url,
        _ ->
            new Endpoint(
                url,
                transports.apply(url),
                new Endpoint.PausePolicy(config.pauseAfter(), config.pauseDuration())));
  }

  synchronized List<Endpoint> endpoints() {
    return List.copyOf(endpoints.values());
  }

  /** Sends a webhook, as soon as its endpoint is not paused. */
  synchronized void send(PendingDelivery delivery) {
    if (!delivery.message().isDiscarded()) {
      Endpoint endpoint = delivery.target().endpoint();
      endpoint.add(delivery);
      sendReady(endpoint);
    }
  }

  /** Drops every webhook that is not in flight. */
  synchronized void clear() {
    endpoints.values().forEach(Endpoint::clear);
  }

  /** Interrupts the attempts in flight, and sends no more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    executor.shutdownNow();
    endpoints().forEach(endpoint -> endpoint.transport().close());
  }

  private void sendReady(Endpoint endpoint) {
    while (!closed && endpoint.canSend(scheduler.isStepping() ? 1 : MAX_IN_FLIGHT)) {
      PendingDelivery delivery = endpoint.takeNext();
      Scheduler.Work work = scheduler.beginWork();
      executor.execute(() -> attempt(delivery, endpoint, work));
    }
  }

  private void attempt(PendingDelivery delivery, Endpoint endpoint, Scheduler.Work work) {
    Supplier<String> failure =
        () -> "a webhook of message " + delivery.message().smsId() + " could not be sent";
    var _ =
        boundary.run(
            failure,
            () -> {
              try {
                boundary
                    .attempt(failure, () -> send(delivery, endpoint))
                    .orElseGet(() -> Optional.of(givenUp(delivery)))
                    .ifPresent(attempt -> complete(delivery, endpoint, attempt));
              } finally {
                work.end();
              }
            });
  }

  /** Makes an attempt; nothing if it is interrupted, because the sandbox is closed. */
  private Optional<Attempt> send(PendingDelivery delivery, Endpoint endpoint) {
    try {
      int number = delivery.attempts().size() + 1;
      RandomGenerator random = config.seed().random(-(delivery.number() * 64 + number));
      OutgoingWebhook webhook = delivery.webhook();
      Attempt attempt =
          deliverer(endpoint.transport(), delivery.headers())
              .attempt(webhook, number, delivery.firstAttemptAt(scheduler.now()), random);
      boundary.report(
          new DeliveryEvent.AttemptMade(
              Math.toIntExact(delivery.number()), 0, webhook.kind(), webhook.body(), attempt));
      return Optional.of(attempt);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The attempt that ends a webhook which otpiq cannot send. */
  private Attempt givenUp(PendingDelivery delivery) {
    return new Attempt(
        delivery.attempts().size() + 1,
        scheduler.now(),
        Duration.ZERO,
        new Outcome.Failed("internal error of the sandbox", false),
        Duration.ZERO,
        Optional.empty(),
        false);
  }

  private void complete(PendingDelivery delivery, Endpoint endpoint, Attempt attempt) {
    boolean isLast = delivery.add(attempt);
    synchronized (this) {
      onChange(endpoint, endpoint.complete(attempt.outcome().isAcknowledged()));
    }
    if (!delivery.message().isDiscarded()) {
      if (isLast) {
        onCompletion.accept(delivery, delivery.state());
      } else {
        Instant due = scheduler.now().plus(attempt.retryDelay().orElseThrow().length());
        scheduler.schedule(due, () -> send(delivery));
      }
    }
    resume(endpoint);
  }

  private synchronized void resume(Endpoint endpoint) {
    sendReady(endpoint);
  }

  private void onChange(Endpoint endpoint, Endpoint.Change change) {
    switch (change) {
      case NONE -> {}
      case PAUSED -> {
        scheduler.schedule(scheduler.now().plus(endpoint.pause()), () -> probe(endpoint));
        boundary.report(endpointChanged(endpoint, Optional.of(endpoint.pause())));
      }
      case RESUMED -> boundary.report(endpointChanged(endpoint, Optional.empty()));
    }
  }

  private Event endpointChanged(Endpoint endpoint, Optional<Duration> paused) {
    return new SandboxEvent.EndpointStatusChanged(
        scheduler.now(), endpoint.url().toString(), paused, endpoint.failuresInARow());
  }

  private synchronized void probe(Endpoint endpoint) {
    endpoint.allowProbe();
    sendReady(endpoint);
  }

  private Deliverer deliverer(Transport transport, RequestHeaders headers) {
    return new Deliverer(
        transport,
        headers,
        new RetryPolicy.ByKind(config.retryPolicy(), config.retryPolicy()),
        new CircuitBreaker(OptionalInt.empty()),
        new Time() {
          @Override
          public Instant now() {
            return scheduler.now();
          }

          @Override
          public void sleep(Duration wait) {
            throw new IllegalStateException("the scheduler does the waiting");
          }
        });
  }
}
