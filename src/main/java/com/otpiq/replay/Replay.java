package com.otpiq.replay;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Deliverer;
import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.time.Seed;
import com.otpiq.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Delivers webhooks, each to its end, and tells of every attempt. */
public final class Replay {
  private final Deliverer courier;
  private final Time time;
  private final Seed seed;
  private final ReplayTotals tally;
  private final Reporter reporter;
  private final Deque<ScheduledWebhook> waiting;
  private final int total;
  private volatile Runnable wake = () -> {};

  /**
   * One replay of these shipments.
   *
   * @param courier whose waits the time is for
   * @param seed decides the jitter; each shipment has its own chance, whoever delivers it
   */
  public Replay(
      List<ScheduledWebhook> shipments,
      Deliverer courier,
      Time time,
      Seed seed,
      Reporter reporter) {
    this.courier = courier;
    this.time = time;
    this.seed = seed;
    this.tally = new ReplayTotals(shipments.size());
    this.reporter = reporter;
    this.waiting = new ArrayDeque<>(shipments);
    this.total = shipments.size();
  }

  /**
   * Delivers all of them; true where each was acknowledged. What was done is told in any case,
   * after an interruption too.
   *
   * @param lanes how many are under way at once; one after the other where it is 1
   */
  public boolean run(int lanes) throws InterruptedException {
    Instant start = time.now();
    try {
      if (lanes == 1) {
        lane(time, start);
      } else {
        sideBySide(lanes, start);
      }
    } finally {
      reporter.report(tally.summary());
    }
    return tally.isAllAcknowledged();
  }

  private void sideBySide(int lanes, Instant start) throws InterruptedException {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(lanes, Thread.ofPlatform().name("lane-", 1).factory())) {
      wake = pool::shutdownNow;
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < lanes; i++) {
        all.add(
            pool.submit(() -> {
              laneUntilStopped(time.fork(), start);
              return null;
            }));
      }
      try {
        for (Future<?> lane : all) {
          lane.get();
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
      } finally {
        pool.shutdownNow();
      }
    }
  }

  /** Where the endpoint was disabled, nobody waits for a next attempt. */
  private void laneUntilStopped(Time clock, Instant start) throws InterruptedException {
    try {
      lane(clock, start);
    } catch (InterruptedException interrupt) {
      if (!courier.isStopped()) {
        throw interrupt;
      }
    }
  }

  private void lane(Time clock, Instant start) throws InterruptedException {
    Deliverer own = courier.in(clock);
    for (ScheduledWebhook next = next(); next != null && !own.isStopped(); next = next()) {
      clock.sleep(Duration.between(clock.now(), start.plus(next.due())));
      deliver(own, next);
    }
  }

  private synchronized @Nullable ScheduledWebhook next() {
    return waiting.poll();
  }

  private void deliver(Deliverer own, ScheduledWebhook shipment) throws InterruptedException {
    Attempt last =
        own.deliver(
            shipment.parcel(), seed.random(shipment.number()), attempt -> tell(shipment, attempt));
    tally.ended(last);
  }

  private void tell(ScheduledWebhook shipment, Attempt attempt) {
    tally.tried(attempt);
    reporter.report(
        new Event.Attempted(
            shipment.number(),
            total,
            shipment.parcel().family(),
            shipment.parcel().body(),
            attempt));
    reporter.report(tally.progress());
    if (attempt.disablesEndpoint()) {
      wake.run();
    }
  }
}
