package com.otpiq.sandbox;

import com.otpiq.delivery.CircuitBreaker;
import com.otpiq.delivery.Transport;
import com.otpiq.message.HttpUrl;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A webhook URL with its state: paused after so many failures in a row, then probed with one
 * webhook, and open again once it acknowledges. OTPIQ documents that it may disable an endpoint,
 * but not when or for how long: both are assumed. Guarded by the lock of {@link DeliveryQueue}.
 */
final class Endpoint {
  private final HttpUrl url;
  private final Transport transport;
  private final PausePolicy pausePolicy;
  private final CircuitBreaker breaker;
  private final Deque<PendingDelivery> ready = new ArrayDeque<>();

  /** Webhooks that are neither acknowledged nor given up, wherever they wait. */
  private final AtomicInteger waiting = new AtomicInteger();

  private int inFlight;
  private State state = State.OPEN;

  Endpoint(HttpUrl url, Transport transport, PausePolicy pausePolicy) {
    this.url = url;
    this.transport = transport;
    this.pausePolicy = pausePolicy;
    this.breaker =
        new CircuitBreaker(
            pausePolicy.after() > 0 ? OptionalInt.of(pausePolicy.after()) : OptionalInt.empty());
  }

  /**
   * When an endpoint is paused, and for how long; assumed.
   *
   * @param after failed attempts in a row; 0 for never
   */
  record PausePolicy(int after, Duration duration) {}

  private enum State {
    OPEN,
    PAUSED,
    PROBE_DUE,
    PROBING
  }

  /** How an attempt changes the endpoint. */
  enum Change {
    NONE,
    PAUSED,
    RESUMED
  }

  HttpUrl url() {
    return url;
  }

  Transport transport() {
    return transport;
  }

  Duration pause() {
    return pausePolicy.duration();
  }

  void add(PendingDelivery delivery) {
    ready.addLast(delivery);
  }

  void clear() {
    ready.clear();
  }

  /** Whether a webhook is ready and can be sent to the endpoint now. */
  boolean canSend(int maxInFlight) {
    return !ready.isEmpty()
        && switch (state) {
          case OPEN -> inFlight < maxInFlight;
          case PROBE_DUE -> true;
          case PAUSED, PROBING -> false;
        };
  }

  /** Takes the next webhook, to make an attempt that ends with {@link #complete}. */
  PendingDelivery takeNext() {
    inFlight++;
    if (state == State.PROBE_DUE) {
      state = State.PROBING;
      breaker.halfOpen();
    }
    return ready.removeFirst();
  }

  /** Counts a completed attempt, and pauses or resumes the endpoint. */
  Change complete(boolean acknowledged) {
    inFlight--;
    if (breaker.opensAfter(acknowledged)) {
      state = State.PAUSED;
      return Change.PAUSED;
    }
    if (acknowledged && state != State.OPEN) {
      breaker.close();
      state = State.OPEN;
      return Change.RESUMED;
    }
    return Change.NONE;
  }

  /** Ends the pause: the next webhook is sent as a probe. */
  void allowProbe() {
    state = state == State.PAUSED ? State.PROBE_DUE : state;
  }

  boolean isPaused() {
    return state != State.OPEN;
  }

  /** How many webhooks are neither acknowledged nor given up. */
  int waiting() {
    return waiting.get();
  }

  /** Counts webhooks that begin to wait; negative for those that end. */
  void addWaiting(int webhooks) {
    waiting.addAndGet(webhooks);
  }

  int failuresInARow() {
    return breaker.failuresInARow();
  }

  /**
   * Takes endpoints in turn, each for one attempt, and limits the attempts in flight to all of
   * them. Guarded by the lock of {@link DeliveryQueue}.
   */
  static final class RoundRobin {
    /** Each attempt needs a socket and a buffer. */
    static final int MAX_IN_FLIGHT = 256;

    private final SequencedSet<Endpoint> waiting = new LinkedHashSet<>();
    private int inFlight;

    /** An endpoint waits for its turn, unless it does already. */
    void add(Endpoint endpoint) {
      waiting.add(endpoint);
    }

    /**
     * Begins the attempt of the endpoint that is next.
     *
     * @param ofEach how many attempts one endpoint may have in flight
     * @return empty if none can send now
     */
    Optional<Endpoint> next(int ofEach) {
      while (inFlight < MAX_IN_FLIGHT && !waiting.isEmpty()) {
        Endpoint endpoint = waiting.removeFirst();
        if (endpoint.canSend(ofEach)) {
          inFlight++;
          waiting.addLast(endpoint);
          return Optional.of(endpoint);
        }
      }
      return Optional.empty();
    }

    /** An attempt has ended. */
    void end() {
      inFlight--;
    }

    /** Forgets the endpoints that wait. */
    void clear() {
      waiting.clear();
    }
  }
}
