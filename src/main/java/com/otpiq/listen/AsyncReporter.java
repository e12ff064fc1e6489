package com.otpiq.listen;

import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.webhook.WebhookResponse;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells of visits on a thread of its own, one after the other, so that a slow terminal never holds
 * up an answer. What waits is bounded; what does not fit is counted and said at the end.
 */
final class AsyncReporter {
  private static final long MAX_WAITING_BYTES = 16 << 20;
  private static final long BYTES_A_VISIT = 1_000;
  private static final long PATIENCE_MILLIS = 1_000;

  private static final String NOT_SAVED =
      "webhooks cannot be saved (is the disk full?), so each is answered 503 until they can";
  private static final String SAVED_AGAIN = "webhooks are saved again";

  private final LinkedBlockingQueue<Optional<Ticket>> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicLong left = new AtomicLong();
  private final AtomicReference<Optional<Throwable>> fault =
      new AtomicReference<>(Optional.empty());
  private final Reporter reporter;
  private final Thread thread;
  private boolean saving = true;

  /** No sender takes its answer any more. */
  private volatile boolean finishing;

  private AsyncReporter(Reporter reporter, Runnable onFailure) {
    this.reporter = reporter;
    this.thread =
        Thread.ofPlatform()
            .name("show")
            .daemon()
            .uncaughtExceptionHandler((_, e) -> {
              fault.set(Optional.of(e));
              onFailure.run();
            })
            .unstarted(this::tellAll);
  }

  /**
   * Starts to tell.
   *
   * @param onFailure run where nothing can be told any more
   */
  static AsyncReporter start(Reporter reporter, Runnable onFailure) {
    var show = new AsyncReporter(reporter, onFailure);
    show.thread.start();
    return show;
  }

  /**
   * Takes the next visit, in the order in which they are to be told.
   *
   * @return to be run once it is answered: it is not told before
   */
  Runnable add(Visit visit) {
    if (waitingBytes.addAndGet(size(visit)) > MAX_WAITING_BYTES) {
      waitingBytes.addAndGet(-size(visit));
      left.incrementAndGet();
      return () -> {};
    }
    var ticket = new Ticket(visit, new CountDownLatch(1));
    waiting.add(Optional.of(ticket));
    return ticket.answered()::countDown;
  }

  /** A visit that waits to be told. */
  private record Ticket(Visit visit, CountDownLatch answered) {
    /** Waits for the answer, but not for ever: a sender may never take it. */
    Visit onceAnswered(long patienceMillis) throws InterruptedException {
      var _ = answered.await(patienceMillis, TimeUnit.MILLISECONDS);
      return visit;
    }
  }

  /**
   * Tells of what still waits, and ends.
   *
   * @throws RuntimeException what it could not be told for
   */
  void finish() throws InterruptedException {
    finishing = true;
    waiting.add(Optional.empty());
    thread.join();
    if (fault.get().isPresent()) {
      throw fault.get().get() instanceof RuntimeException own
          ? own
          : new IllegalStateException(fault.get().get());
    }
    if (left.get() > 0) {
      reporter.report(
          new Event.Notice(left.get() + " requests were not shown, for the output was too slow"));
    }
  }

  private void tellAll() {
    try {
      for (var next = waiting.take(); next.isPresent(); next = waiting.take()) {
        tell(next.get().onceAnswered(finishing ? 0 : PATIENCE_MILLIS));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Visit visit) {
    waitingBytes.addAndGet(-size(visit));
    tellOfTrouble(visit.answer());
    reporter.report(visit.event());
  }

  /** Once when webhooks can no longer be saved, and once when they can again. */
  private void tellOfTrouble(WebhookResponse answer) {
    boolean isSaved = !answer.equals(ResponsePolicy.NOT_SAVED) && (saving || answer.acknowledges());
    if (isSaved != saving) {
      saving = isSaved;
      reporter.report(new Event.Notice(isSaved ? SAVED_AGAIN : NOT_SAVED));
    }
  }

  private static long size(Visit visit) {
    return BYTES_A_VISIT + visit.arrival().delivery().body().bytes().length;
  }
}
