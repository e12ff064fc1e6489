package com.otpiq.net.server;

import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What is served. Called on the I/O thread, so it must not block. */
public interface RequestHandler {
  /** Whether the body of this request is to be read; decided from its head. */
  boolean wantsBody(HttpRequest head);

  /**
   * The answer to a request.
   *
   * @param body empty where it was not wanted or has a flaw
   */
  Response reply(HttpRequest request, byte[] body);

  /** What is answered: now, or once it is known. */
  sealed interface Response {}

  /** An answer that somebody else is still working at. */
  record Later(CompletableFuture<Reply> reply) implements Response {}

  /** How an answer goes over the wire. */
  sealed interface Manner {
    /** At once and whole. */
    record Whole() implements Manner {}

    /**
     * Its body a byte at a time.
     *
     * @param pause from one byte to the next
     */
    record Drip(Duration pause) implements Manner {}

    /**
     * Not at all: the connection ends without an answer.
     *
     * @param hard whether by a reset, as when a process dies
     */
    record Nothing(boolean hard) implements Manner {}
  }

  /**
   * An answer, and what is to be done once it is on its way.
   *
   * @param delay how long the answer is held back
   * @param afterwards runs also where the sender went away before the answer
   */
  record Reply(
      int status, Headers headers, String body, Manner manner, Duration delay, Runnable afterwards)
      implements Response {
    private static final String TYPE = "Content-Type";

    /** A body of some type. */
    public static Reply of(int status, Headers headers, String body) {
      return new Reply(status, headers, body, new Manner.Whole(), Duration.ZERO, () -> {});
    }

    /** One sentence as text. */
    public static Reply of(WebhookResponse answer, Runnable afterwards) {
      Headers type = Headers.NONE.with(TYPE, "text/plain; charset=utf-8");
      Headers headers = answer.allow().map(methods -> type.with("Allow", methods)).orElse(type);
      return of(answer.status(), headers, answer.why() + "\n").then(afterwards);
    }

    /** A JSON text. */
    public static Reply json(int status, String body) {
      return of(status, Headers.NONE.with(TYPE, "application/json; charset=utf-8"), body);
    }

    /** Whether it can go out whole on the spot, so that the exchange needs not be kept open. */
    boolean isImmediate() {
      return delay.isZero() && manner instanceof Manner.Whole;
    }

    /** The same with one more header. */
    public Reply with(String name, String value) {
      return new Reply(status, headers.with(name, value), body, manner, delay, afterwards);
    }

    /** The same, going over the wire like this. */
    public Reply in(Manner other) {
      return new Reply(status, headers, body, other, delay, afterwards);
    }

    /** The same, and this is done once it is on its way. */
    public Reply then(Runnable next) {
      return new Reply(status, headers, body, manner, delay, next);
    }

    /** The same, held back for a while. */
    public Reply after(Duration pause) {
      return new Reply(status, headers, body, manner, pause, afterwards);
    }
  }
}
