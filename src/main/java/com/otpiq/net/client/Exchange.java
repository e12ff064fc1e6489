package com.otpiq.net.client;

import com.otpiq.delivery.Outcome;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one exchange. The calling thread records it; that thread or the timer ends it,
 * whichever is first. The outcome is what is known at that moment, even if the thread is blocked.
 */
final class Exchange {
  /** The exchange of the current thread: the hooks of the client get no other context. */
  static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private static final int BODY_LIMIT = 64 << 10;

  private final Deadline deadline;
  private final Optional<String> proxyHost;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private ExchangePhase phase = ExchangePhase.LOOKUP;
  private boolean headSeen;
  private @Nullable Head head;
  private @Nullable Outcome outcome;

  /**
   * Starts an exchange.
   *
   * @param proxyHost the host of the proxy that it goes through, if there is one
   */
  Exchange(Duration limit, Optional<String> proxyHost) {
    this.deadline = Deadline.in(limit);
    this.proxyHost = proxyHost;
  }

  /** The status line and headers of a response. */
  record Head(int status, String phrase, Headers headers) {}

  static void enter(ExchangePhase phase) {
    CURRENT.get().at(phase);
  }

  synchronized void at(ExchangePhase next) {
    phase = next;
  }

  synchronized void responded(Head received) {
    phase = ExchangePhase.BODY;
    head = received;
  }

  /** True for the first response head, interim or final; false for those after it. */
  synchronized boolean isFirstHead() {
    boolean first = !headSeen;
    headSeen = true;
    return first;
  }

  /** Keeps the bytes up to the limit; returns whether all of them were kept. */
  synchronized boolean store(byte[] bytes, int count) {
    int room = BODY_LIMIT - body.size();
    body.write(bytes, 0, Math.min(count, room));
    return count <= room;
  }

  /** Ends with the response; the warning is empty if it is complete. */
  synchronized void endResponded(Optional<String> warning) {
    end(outcome(Optional.empty(), warning));
  }

  /** Ends with a failure; a response whose head was received still counts as a response. */
  synchronized void endFailed(String reason) {
    end(
        outcome(
            Optional.of(new Outcome.Failed(reason, sent())),
            Optional.of("the response body is incomplete: " + reason)));
  }

  /** Ends at the deadline; a response whose head was received still counts as a response. */
  synchronized void endExpired() {
    end(
        outcome(
            Optional.of(new Outcome.TimedOut(phase.description(), sent())),
            Optional.of("the response body was not complete at the deadline")));
  }

  /** The outcome; the exchange must have ended. */
  synchronized Outcome outcome() {
    return Objects.requireNonNull(outcome, "the exchange has not ended");
  }

  /** The time that is left until the deadline. */
  Duration remaining() {
    return deadline.remaining();
  }

  /** Whether this host is called as the proxy: the proxy looks up the receiver. */
  boolean isProxy(String host) {
    return proxyHost.filter(host::equals).isPresent();
  }

  private boolean sent() {
    return phase.compareTo(ExchangePhase.WRITE) >= 0;
  }

  private void end(Outcome first) {
    if (outcome == null) {
      outcome = first;
    }
  }

  /** The response with the warning if its head was received, or else the other outcome. */
  private Outcome outcome(Optional<Outcome> withoutHead, Optional<String> warning) {
    return head == null
        ? withoutHead.orElseThrow()
        : new Outcome.Responded(
            head.status(),
            head.phrase(),
            head.headers(),
            ResponseBody.of(body.toByteArray(), head.headers()),
            warning);
  }
}
