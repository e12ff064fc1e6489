package com.otpiq.sandbox;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.CircuitBreaker;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.RetryPolicies;
import com.otpiq.delivery.Transport;
import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.time.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Carries webhooks to their endpoints, and waits between attempts on the agenda, so that a waiting
 * webhook costs no thread.
 */
final class DeliveryQueue implements AutoCloseable {
  private final SandboxConfig settings;
  private final Scheduler agenda;
  private final Function<URI, Transport> transports;
  private final Reporter told;
  private final BiConsumer<PendingDelivery, PendingDelivery.State> onEnd;
  private final Map<URI, Endpoint> endpoints = new HashMap<>();
  private final ExecutorService senders =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sender-", 1).factory());

  /**
   * A post office.
   *
   * @param onEnd hears of each webhook that was acknowledged or given up
   */
  DeliveryQueue(
      SandboxConfig settings,
      Scheduler agenda,
      Function<URI, Transport> transports,
      Reporter told,
      BiConsumer<PendingDelivery, PendingDelivery.State> onEnd) {
    this.settings = settings;
    this.agenda = agenda;
    this.transports = transports;
    this.told = told;
    this.onEnd = onEnd;
  }

  synchronized Endpoint endpoint(URI url) {
    return endpoints.computeIfAbsent(
        url,
        _ ->
            new Endpoint(
                url,
                transports.apply(url),
                new Endpoint.Pausing(settings.pauseAfter(), settings.pauseLasts())));
  }

  synchronized Collection<Endpoint> endpoints() {
    return List.copyOf(endpoints.values());
  }

  /** Sends a webhook as soon as its endpoint takes it. */
  synchronized void send(PendingDelivery dispatch) {
    if (!dispatch.sms().isForgotten()) {
      Endpoint endpoint = dispatch.hook().endpoint();
      endpoint.add(dispatch);
      drain(endpoint);
    }
  }

  /** Forgets every webhook that has not left. */
  synchronized void clear() {
    endpoints.values().forEach(Endpoint::clear);
  }

  @Override
  public void close() {
    senders.shutdownNow();
    endpoints().forEach(endpoint -> endpoint.transport().close());
  }

  private void drain(Endpoint endpoint) {
    while (endpoint.mayLeave()) {
      PendingDelivery dispatch = endpoint.leave();
      agenda.begin();
      senders.execute(() -> carry(dispatch, endpoint));
    }
  }

  private void carry(PendingDelivery dispatch, Endpoint endpoint) {
    try {
      int number = dispatch.attempts().size() + 1;
      RandomGenerator chance = settings.seed().random(-(dispatch.number() * 64 + number));
      Attempt attempt =
          courier(endpoint.transport())
              .attempt(dispatch, number, dispatch.start(agenda.now()), chance);
      cameBack(dispatch, endpoint, attempt);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      agenda.end();
    }
  }

  private void cameBack(PendingDelivery dispatch, Endpoint endpoint, Attempt attempt) {
    boolean isLast = dispatch.note(attempt);
    told.report(
        new Event.Attempted(
            Math.toIntExact(dispatch.number()), 0, dispatch.family(), dispatch.body(), attempt));
    synchronized (this) {
      changed(endpoint, endpoint.cameBack(attempt.outcome().acknowledged()));
      drain(endpoint);
    }
    if (dispatch.sms().isForgotten()) {
      return;
    }
    if (isLast) {
      onEnd.accept(dispatch, dispatch.state());
    } else {
      Instant due = agenda.now().plus(attempt.retryDelay().orElseThrow().length());
      agenda.at(due, () -> send(dispatch));
    }
  }

  private void changed(Endpoint endpoint, Endpoint.Change change) {
    switch (change) {
      case NONE -> {}
      case PAUSED -> {
        agenda.at(agenda.now().plus(endpoint.pause()), () -> probe(endpoint));
        told.report(changed(endpoint, Optional.of(endpoint.pause())));
      }
      case RESUMED -> told.report(changed(endpoint, Optional.empty()));
    }
  }

  private Event changed(Endpoint endpoint, Optional<Duration> paused) {
    return new Event.EndpointChanged(
        agenda.now(), endpoint.url().toString(), paused, endpoint.failuresInARow());
  }

  private synchronized void probe(Endpoint endpoint) {
    endpoint.probe();
    drain(endpoint);
  }

  private Deliverer courier(Transport transport) {
    return new Deliverer(
        transport,
        new RetryPolicies(settings.policy(), settings.policy()),
        new CircuitBreaker(OptionalInt.empty()),
        new Time() {
          @Override
          public Instant now() {
            return agenda.now();
          }

          @Override
          public void sleep(Duration wait) {
            throw new IllegalStateException("the agenda does the waiting");
          }
        });
  }
}
