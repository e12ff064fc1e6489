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
import com.otpiq.time.Seed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
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
   * More at once would be a load test. Where time jumps it is 1, for the same order in each run.
   */
  private static final int MAX_IN_FLIGHT = 32;

  private final SandboxConfig config;
  private final Scheduler scheduler;
  private final Function<HttpUrl, Transport> transports;
  private final EventBoundary boundary;
  private final BiConsumer<PendingDelivery, Attempt> onAttempt;
  private final Map<HttpUrl, Endpoint> endpoints = new LinkedHashMap<>();
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sender-", 1).factory());

  /** They outlive the endpoints, which a reset forgets. */
  private final Map<HttpUrl, Transport> openTransports = new ConcurrentHashMap<>();

  private final Endpoint.RoundRobin roundRobin = new Endpoint.RoundRobin();

  private Seed seed;
  private boolean closed;

  /**
   * A queue without webhooks.
   *
   * @param transports the transport to a URL, made once for each endpoint
   * @param onAttempt called after each attempt
   */
  DeliveryQueue(
      SandboxConfig config,
      Seed seed,
      Scheduler scheduler,
      Function<HttpUrl, Transport> transports,
      EventBoundary boundary,
      BiConsumer<PendingDelivery, Attempt> onAttempt) {
    this.config = config;
    this.seed = seed;
    this.scheduler = scheduler;
    this.transports = transports;
    this.boundary = boundary;
    this.onAttempt = onAttempt;
  }

  /** The target of a message's webhooks; all messages to one URL share its endpoint. */
  synchronized SandboxMessage.Target target(MessageDraft.Target requested) {
    return new SandboxMessage.Target(
        endpoint(requested.url()), requested.type(), requested.secret());
  }

  private Endpoint endpoint(HttpUrl url) {
    return endpoints.computeIfAbsent(
        url,
        _ ->
            new Endpoint(
                url,
                openTransports.computeIfAbsent(url, transports),
                new Endpoint.PausePolicy(config.pauseAfter(), config.pauseDuration())));
  }

  /** What a function reads of each endpoint, under the lock. */
  synchronized <T> List<T> endpoints(Function<Endpoint, T> reader) {
    return endpoints.values().stream().map(reader).toList();
  }

  /** Sends a webhook, as soon as its endpoint is not paused. */
  private synchronized void send(PendingDelivery delivery) {
    if (!delivery.message().isDiscarded()) {
      Endpoint endpoint = delivery.target().endpoint();
      endpoint.add(delivery);
      sendReady(endpoint);
    }
  }

  /** Sends a webhook when it is due, and its endpoint is not paused. */
  void sendWhenDue(PendingDelivery delivery) {
    delivery
        .retryAt()
        .ifPresentOrElse(
            due -> scheduler.schedule(due, () -> send(delivery)), () -> send(delivery));
  }

  /** Drops every webhook that is not in flight, and forgets the endpoints. */
  synchronized void reset(Seed newSeed) {
    endpoints.values().forEach(Endpoint::clear);
    endpoints.clear();
    roundRobin.clear();
    seed = newSeed;
  }

  /** Interrupts the attempts in flight, and sends no more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    executor.shutdownNow();
    openTransports.values().forEach(Transport::close);
  }

  private synchronized void sendReady(Endpoint endpoint) {
    roundRobin.add(endpoint);
    int limit = scheduler.isStepping() ? 1 : MAX_IN_FLIGHT;
    while (!closed && roundRobin.next(limit).map(this::begin).isPresent()) {
      // until none can send
    }
  }

  private Scheduler.Work begin(Endpoint endpoint) {
    PendingDelivery delivery = endpoint.takeNext();
    Scheduler.Work work = scheduler.beginWork();
    RandomGenerator random =
        seed.random(-(delivery.number() * 64 + delivery.attempts().size() + 1));
    executor.execute(() -> attempt(delivery, endpoint, random, work));
    return work;
  }

  private synchronized void end(Endpoint endpoint) {
    roundRobin.end();
    sendReady(endpoint);
  }

  private void attempt(
      PendingDelivery delivery, Endpoint endpoint, RandomGenerator random, Scheduler.Work work) {
    Supplier<String> failure =
        () -> "a webhook of message " + delivery.message().smsId() + " could not be sent";
    var _ =
        boundary.run(
            failure,
            () -> {
              try {
                boundary
                    .attempt(failure, () -> send(delivery, endpoint, random))
                    .orElseGet(() -> Optional.of(givenUp(delivery)))
                    .ifPresent(attempt -> complete(delivery, endpoint, attempt));
              } finally {
                end(endpoint);
                work.end();
              }
            });
  }

  /** Makes an attempt; nothing if it is interrupted, because the sandbox is closed. */
  private Optional<Attempt> send(
      PendingDelivery delivery, Endpoint endpoint, RandomGenerator random) {
    try {
      PendingDelivery.NextAttempt next = delivery.next(scheduler.now());
      OutgoingWebhook webhook = delivery.webhook();
      Attempt attempt =
          deliverer(endpoint.transport(), delivery.headers())
              .attempt(webhook, next.ofDelivery(), next.firstAt(), random)
              .numbered(next.number());
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
    update(endpoint, attempt);
    onAttempt.accept(delivery, attempt);
  }

  /** Counts an attempt for its endpoint, unless a reset has forgotten the endpoint since. */
  private synchronized void update(Endpoint endpoint, Attempt attempt) {
    if (endpoint.equals(endpoints.get(endpoint.url()))) {
      onChange(endpoint, endpoint.complete(attempt.outcome().isAcknowledged()));
    }
  }

  private void onChange(Endpoint endpoint, Endpoint.Change change) {
    switch (change) {
      case NONE -> {}
      case PAUSED -> {
        scheduler.schedule(scheduler.after(endpoint.pause()), () -> probe(endpoint));
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
        scheduler.time());
  }
}
