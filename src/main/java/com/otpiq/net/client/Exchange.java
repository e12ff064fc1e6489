package com.otpiq.net.client;

import com.otpiq.delivery.Outcome;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as it goes: told by the thread that does the work, ended by that or by the alarm,
 * whichever comes first. Whatever the work is stuck in, what is known by then is the outcome.
 */
final class Exchange {
  /** The exchange that the current worker carries, for the client's hooks are handed no context. */
  static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private static final int BODY_LIMIT = 64 << 10;

  private final Stopwatch watch = Stopwatch.start();
  private final Duration deadline;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private ExchangePhase phase = ExchangePhase.LOOKUP;
  private boolean begun;
  private @Nullable Head head;
  private @Nullable Outcome outcome;

  Exchange(Duration deadline) {
    this.deadline = deadline;
  }

  /** The status line and headers of an answer. */
  record Head(int status, String phrase, Headers headers) {}

  static void reached(ExchangePhase phase) {
    CURRENT.get().at(phase);
  }

  synchronized void at(ExchangePhase next) {
    phase = next;
  }

  synchronized void answered(Head received) {
    phase = ExchangePhase.BODY;
    head = received;
  }

  /** True at the first head of the answer, interim or not; false from then on. */
  synchronized boolean beginsAnswer() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  /** Keeps what fits; false once the limit is passed. */
  synchronized boolean keep(byte[] bytes, int count) {
    int room = BODY_LIMIT - body.size();
    body.write(bytes, 0, Math.min(count, room));
    return count <= room;
  }

  /** Ends with the answer; there is no warning where all of it came. */
  synchronized void endAnswered(Optional<String> warning) {
    end(outcome(Optional.empty(), warning));
  }

  /** Ends without a whole answer; one whose head came is an answer all the same. */
  synchronized void endFailed(String reason) {
    end(
        outcome(
            Optional.of(new Outcome.Failed(reason, sent())),
            Optional.of("the answer's body broke off: " + reason)));
  }

  /** Ends because the time is over; what is known by then is the outcome. */
  synchronized void endExpired() {
    end(
        outcome(
            Optional.of(new Outcome.TimedOut(phase.words(), sent())),
            Optional.of("the answer's body was not complete at the deadline")));
  }

  /** What came of it, once it has ended. */
  synchronized Outcome outcome() {
    return Objects.requireNonNull(outcome, "asked before the end");
  }

  /** The time that is left. */
  Duration left() {
    return watch.leftOf(deadline);
  }

  private boolean sent() {
    return phase.compareTo(ExchangePhase.WRITE) >= 0;
  }

  private void end(Outcome reached) {
    if (outcome == null) {
      outcome = reached;
    }
  }

  /** The answer where its head came, with the warning; else what there is instead. */
  private Outcome outcome(Optional<Outcome> headless, Optional<String> warning) {
    return head == null
        ? headless.orElseThrow()
        : new Outcome.Responded(
            head.status(),
            head.phrase(),
            head.headers(),
            body.toString(StandardCharsets.UTF_8),
            warning);
  }
}
