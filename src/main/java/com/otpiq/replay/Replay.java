package com.otpiq.replay;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Deliverer;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.Reporter;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import com.otpiq.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Delivers webhooks in their order, one or several at once, and reports every attempt. */
public final class Replay {
  private final List<OutgoingWebhook> webhooks;
  private final Deliverer deliverer;
  private final Time time;
  private final Seed seed;
  private final Reporter reporter;
  private final ReplayTotals totals;
  private final AtomicInteger next = new AtomicInteger();
  private volatile Runnable onStop = () -> {};

  /**
   * One replay of these webhooks.
   *
   * @param unreadable webhooks that could not be read and so count as not acknowledged
   * @param time in which the waits pass, those of the deliverer too
   * @param seed decides the jitter; each webhook has its own random numbers, so that they do not
   *     depend on the concurrency
   */
  public Replay(
      List<OutgoingWebhook> webhooks,
      int unreadable,
      Deliverer deliverer,
      Time time,
      Seed seed,
      Reporter reporter) {
    this.webhooks = List.copyOf(webhooks);
    this.deliverer = deliverer;
    this.time = time;
    this.seed = seed;
    this.reporter = reporter;
    this.totals = new ReplayTotals(webhooks.size(), unreadable);
  }

  /**
   * Delivers all webhooks; returns whether each was acknowledged. The summary is reported in any
   * case, after an interruption too.
   *
   * @param concurrency how many webhooks are delivered at once
   * @param keepTiming whether each waits as long after the first one as when they were received
   */
  public boolean run(int concurrency, boolean keepTiming) throws InterruptedException {
    Start start = new Start(time.now(), keepTiming ? firstReceivedAt() : Instant.MAX);
    try {
      if (concurrency == 1) {
        deliverInTurn(time, start);
      } else {
        deliverConcurrently(concurrency, start);
      }
    } finally {
      reporter.report(totals.summary());
    }
    return totals.summary().isComplete();
  }

  /** When a replay began, and when the first of its webhooks had been received. */
  private record Start(Instant at, Instant firstReceivedAt) {
    Instant due(OutgoingWebhook webhook) {
      return webhook
          .receivedAt()
          .filter(firstReceivedAt::isBefore)
          .map(received -> TimeRange.after(at, Duration.between(firstReceivedAt, received)))
          .orElse(at);
    }
  }

  private Instant firstReceivedAt() {
    return webhooks.stream()
        .flatMap(webhook -> webhook.receivedAt().stream())
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private void deliverConcurrently(int concurrency, Start start) throws InterruptedException {
    try (ExecutorService executor =
        Executors.newFixedThreadPool(
            concurrency, Thread.ofPlatform().name("deliverer-", 1).factory())) {
      List<Future<?>> workers = new ArrayList<>();
      var allStarted = new CountDownLatch(1);
      for (int i = 0; i < concurrency; i++) {
        workers.add(
            executor.submit(() -> {
              deliverUntilStopped(time.fork(), start, allStarted);
              return null;
            }));
      }
      // A stop ends an executor only once it has all its workers
      onStop = executor::shutdownNow;
      allStarted.countDown();
      try {
        for (Future<?> worker : workers) {
          worker.get();
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
      } finally {
        executor.shutdownNow();
      }
    }
  }

  /** A stop interrupts the workers that wait for their next attempt. */
  private void deliverUntilStopped(Time clock, Start start, CountDownLatch gate)
      throws InterruptedException {
    try {
      gate.await();
      deliverInTurn(clock, start);
    } catch (InterruptedException interrupt) {
      if (!deliverer.isStopped()) {
        throw interrupt;
      }
    }
  }

  private void deliverInTurn(Time clock, Start start) throws InterruptedException {
    Deliverer own = deliverer.withTime(clock);
    for (int index = next.getAndIncrement();
        index < webhooks.size() && !own.isStopped();
        index = next.getAndIncrement()) {
      OutgoingWebhook webhook = webhooks.get(index);
      clock.sleep(Duration.between(clock.now(), start.due(webhook)));
      deliver(own, webhook, index + 1);
    }
  }

  private void deliver(Deliverer own, OutgoingWebhook webhook, int number)
      throws InterruptedException {
    Attempt last =
        own.deliver(webhook, seed.random(number), attempt -> report(webhook, number, attempt));
    totals.addWebhook(last);
  }

  private void report(OutgoingWebhook webhook, int number, Attempt attempt) {
    totals.addAttempt(attempt);
    reporter.report(
        new DeliveryEvent.AttemptMade(
            number, webhooks.size(), webhook.kind(), webhook.body(), attempt));
    reporter.report(totals.progress());
    if (deliverer.isStopped()) {
      onStop.run();
    }
  }
}
