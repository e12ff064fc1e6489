package com.otpiq.sandbox;

import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells of events on a thread of its own, so that a slow terminal holds nothing up. What waits is
 * bounded; what does not fit is counted and said at the end.
 */
final class Teller implements Reporter {
  private static final int MOST_WAITING = 50_000;

  private final LinkedBlockingQueue<Optional<Event>> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong left = new AtomicLong();
  private final CompletableFuture<RuntimeException> fault = new CompletableFuture<>();
  private final Reporter to;
  private final Thread thread;

  Teller(Reporter to) {
    this.to = to;
    this.thread = Thread.ofPlatform().name("teller").daemon().start(this::tellAll);
  }

  @Override
  public void report(Event event) {
    if (fault.isDone()) {
      return;
    }
    if (waiting.size() < MOST_WAITING) {
      waiting.add(Optional.of(event));
    } else {
      left.incrementAndGet();
    }
  }

  /** What ended the telling before its time, once it has: a closed pipe above all. */
  CompletableFuture<RuntimeException> fault() {
    return fault;
  }

  /** Tells of what still waits, and ends. */
  void finish() throws InterruptedException {
    waiting.add(Optional.empty());
    thread.join();
    if (fault.isDone()) {
      throw fault.join();
    }
    if (left.get() > 0) {
      to.report(
          new Event.Notice(left.get() + " events were not shown, for the output was too slow"));
    }
  }

  private void tellAll() {
    try {
      for (var next = waiting.take(); next.isPresent(); next = waiting.take()) {
        to.report(next.get());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fault.complete(e);
    }
  }
}
