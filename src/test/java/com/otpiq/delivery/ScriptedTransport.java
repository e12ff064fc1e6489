package com.otpiq.delivery;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A receiver in memory: responds as a test says, and records what was sent to it. No sockets. */
public final class ScriptedTransport implements Transport {
  private final Responder responder;
  private final List<Delivery> sent = new CopyOnWriteArrayList<>();
  private final List<Duration> deadlines = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  private ScriptedTransport(Responder responder) {
    this.responder = responder;
  }

  /** Decides the outcome of one delivery; it may block, as a slow receiver does. */
  @FunctionalInterface
  public interface Responder {
    Outcome respond(Delivery delivery) throws InterruptedException;
  }

  /** A receiver whose outcomes a function decides. */
  public static ScriptedTransport by(Responder responder) {
    return new ScriptedTransport(responder);
  }

  /** A receiver with these outcomes in this order; the last one is repeated without end. */
  public static ScriptedTransport of(Outcome... outcomes) {
    Deque<Outcome> script = new ArrayDeque<>(List.of(outcomes));
    return new ScriptedTransport(_ -> {
      synchronized (script) {
        return script.size() > 1 ? script.removeFirst() : script.getFirst();
      }
    });
  }

  /** A receiver with these status codes in this order; the last one is repeated without end. */
  public static ScriptedTransport ofStatus(int... statuses) {
    return of(
        Arrays.stream(statuses).mapToObj(ScriptedTransport::response).toArray(Outcome[]::new));
  }

  /**
   * A receiver that holds each delivery.
   *
   * @param arrived counts the deliveries down
   * @param released lets the responses go
   */
  public static ScriptedTransport held(
      CountDownLatch arrived, CountDownLatch released, int status) {
    return by(_ -> {
      arrived.countDown();
      released.await();
      return response(status);
    });
  }

  /** A response without headers and body. */
  public static Outcome.Responded response(int status) {
    return response(status, Headers.NONE, "");
  }

  public static Outcome.Responded response(int status, Headers headers, String body) {
    return new Outcome.Responded(status, "", headers, ResponseBody.of(body), Optional.empty());
  }

  @Override
  public Outcome send(Delivery delivery, Duration deadline) throws InterruptedException {
    sent.add(delivery);
    deadlines.add(deadline);
    return responder.respond(delivery);
  }

  /** The deliveries so far, in the order in which they came. */
  public List<Delivery> sent() {
    return List.copyOf(sent);
  }

  /** The deadline of each delivery so far. */
  public List<Duration> deadlines() {
    return List.copyOf(deadlines);
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
