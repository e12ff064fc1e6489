package com.otpiq.net;

import com.otpiq.delivery.Outcome;
import com.otpiq.webhook.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as it goes: told by the thread that does the work, read by the thread that waits.
 * Whatever the worker is stuck in, the waiter can say at the deadline what is known by then.
 */
final class Exchange {
  /** The exchange that the current worker carries, for the client's hooks are handed no context. */
  static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private static final int BODY_LIMIT = 64 << 10;

  private final CountDownLatch over = new CountDownLatch(1);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Phase phase = Phase.LOOKUP;
  private boolean begun;
  private @Nullable Head head;
  private @Nullable Outcome outcome;

  /** The status line and headers of an answer. */
  record Head(int status, String phrase, Headers headers) {}

  static void reached(Phase phase) {
    CURRENT.get().at(phase);
  }

  synchronized void at(Phase next) {
    phase = next;
  }

  synchronized void answered(Head received) {
    phase = Phase.BODY;
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
            Optional.of(new Outcome.Failed(reason)),
            Optional.of("the answer's body broke off: " + reason)));
  }

  /** Waits for the end, until the deadline at most. */
  Outcome await(Duration deadline) throws InterruptedException {
    boolean ended = over.await(deadline.toNanos(), TimeUnit.NANOSECONDS);
    synchronized (this) {
      return ended && outcome != null
          ? outcome
          : outcome(
              Optional.of(new Outcome.TimedOut(phase.words())),
              Optional.of("the answer's body was not complete at the deadline"));
    }
  }

  private void end(Outcome reached) {
    if (outcome == null) {
      outcome = reached;
      over.countDown();
    }
  }

  /** The answer where its head came, with the warning; else what there is instead. */
  private Outcome outcome(Optional<Outcome> headless, Optional<String> warning) {
    return head == null
        ? headless.orElseThrow()
        : new Outcome.Answered(
            head.status(),
            head.phrase(),
            head.headers(),
            body.toString(StandardCharsets.UTF_8),
            warning);
  }
}
