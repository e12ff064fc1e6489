package com.otpiq.event;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes events on to another reporter from a thread of its own, in order, so that a slow terminal
 * never delays an engine. The queue is bounded; events that do not fit are counted. An event that
 * the target cannot show does not affect the others.
 */
public final class AsyncReporter implements Reporter {
  private static final long BYTES_PER_EVENT = 1_000;

  private final LinkedBlockingQueue<Optional<QueuedEvent>> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean hasFailedEvent = new AtomicBoolean();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final Reporter target;
  private final Limits limits;
  private final Thread thread;
  private volatile boolean finishing;

  /**
   * Limits of a reporter.
   *
   * @param maxQueuedBytes estimated size of the events that may wait
   * @param maxWait how long a reserved event that is not released delays the events after it
   */
  public record Limits(long maxQueuedBytes, Duration maxWait) {
    /** 16 MiB and one second. */
    public static final Limits DEFAULT = new Limits(16 << 20, Duration.ofSeconds(1));
  }

  /** An event in the queue, and the latch that releases it. */
  private record QueuedEvent(Event event, CountDownLatch released) {}

  /** Starts the thread that reports to {@code target}. */
  public AsyncReporter(Reporter target, Limits limits) {
    this.target = new EventBoundary(target);
    this.limits = limits;
    this.thread =
        Thread.ofPlatform()
            .name("reporter")
            .daemon()
            .uncaughtExceptionHandler((_, e) -> failure.complete(e))
            .start(this::reportAll);
  }

  @Override
  public void report(Event event) {
    reserve(event).run();
  }

  /**
   * Reserves a place in the queue for an event that must not be reported yet.
   *
   * @return releases the event; if it is not run, the event is reported after the longest wait
   */
  public Runnable reserve(Event event) {
    if (failure.isDone()) {
      return () -> {};
    }
    if (queuedBytes.addAndGet(size(event)) > limits.maxQueuedBytes() && !isFirstFailure(event)) {
      queuedBytes.addAndGet(-size(event));
      dropped.incrementAndGet();
      return () -> {};
    }
    var queued = new QueuedEvent(event, new CountDownLatch(1));
    queue.add(Optional.of(queued));
    return queued.released()::countDown;
  }

  /** The first failed event always gets a place, because it decides the exit code. */
  private boolean isFirstFailure(Event event) {
    return event instanceof Event.EventFailed && hasFailedEvent.compareAndSet(false, true);
  }

  /**
   * Completes with the exception that ended the output: a closed pipe. Later events are dropped.
   */
  public CompletableFuture<Throwable> failure() {
    return failure;
  }

  /**
   * Reports all queued events, released or not, and the number of events that did not fit; then
   * ends the thread.
   *
   * @throws RuntimeException the exception that ended the output
   */
  public void finish() throws InterruptedException {
    finishing = true;
    queue.add(Optional.empty());
    thread.join();
    if (failure.isDone()) {
      throw failure.join() instanceof RuntimeException own
          ? own
          : new IllegalStateException(failure.join());
    }
    if (dropped.get() > 0) {
      target.report(
          new Event.Warning(
              dropped.get() + " events were not shown because the output was too slow"));
    }
  }

  private void reportAll() {
    try {
      for (var next = queue.take(); next.isPresent(); next = queue.take()) {
        Event event = next.get().event();
        long millis = finishing ? 0 : limits.maxWait().toMillis();
        var _ = next.get().released().await(millis, TimeUnit.MILLISECONDS);
        queuedBytes.addAndGet(-size(event));
        target.report(event);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static long size(Event event) {
    return event instanceof ListenEvent.Received received
        ? BYTES_PER_EVENT + received.request().delivery().body().bytes().length
        : BYTES_PER_EVENT;
  }
}
