package com.otpiq.check;

import com.otpiq.check.session.ApplicationProcess;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.ExchangeLog;
import com.otpiq.check.session.ReceiverUnderTest;
import com.otpiq.delivery.ResponseTimes;
import com.otpiq.time.Seed;
import com.otpiq.time.Stopwatch;
import com.otpiq.verdict.Outage;
import com.otpiq.webhook.SmsIdFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What the checks of one run share: the receiver, its process, the time, and what stops them. */
final class CheckRun {
  /** The run ends when the application has ended this often. */
  private static final int MOST_OUTAGES = 3;

  /** How long an application takes to end after it broke a connection. */
  static final Duration AT_ONCE = Duration.ofMillis(300);

  /** How long after a request the application may still end because of it. */
  static final Duration END_DELAY = Duration.ofSeconds(1);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  /** How long a plain webhook may take when the application does not seem to respond. */
  private static final Duration PROBE = Duration.ofSeconds(5);

  private static final long PROBE_SEED = 1_000_003;

  private final ReceiverUnderTest receiver;
  private final ApplicationProcess process;
  private final CheckPlan plan;
  private final Seed seed;
  private final ExchangeLog log;
  private final Stopwatch stopwatch;
  private final List<Outage> outages = new ArrayList<>();
  private volatile Duration startUps = Duration.ZERO;
  private volatile Optional<String> stopReason = Optional.empty();
  private volatile boolean hung;
  private final AtomicLong probes = new AtomicLong(PROBE_SEED);

  CheckRun(ReceiverUnderTest receiver, ApplicationProcess process, CheckPlan plan, Seed seed) {
    this.receiver = receiver;
    this.process = process;
    this.plan = plan;
    this.seed = seed;
    this.log = new ExchangeLog(receiver.time());
    this.stopwatch = Stopwatch.start(receiver.time());
  }

  ReceiverUnderTest receiver() {
    return receiver;
  }

  ApplicationProcess process() {
    return process;
  }

  CheckPlan plan() {
    return plan;
  }

  Seed seed() {
    return seed;
  }

  ExchangeLog log() {
    return log;
  }

  Duration elapsed() {
    return stopwatch.elapsed();
  }

  /** The rest of the time limit, which does not count the application's own start-ups. */
  Duration remaining() {
    return stopwatch.remainingOf(plan.timeLimit().plus(startUps));
  }

  /** Why no further check runs; empty if they do. */
  Optional<String> stopReason() {
    return stopReason;
  }

  /** Stops the run: no further check runs. The first reason counts. */
  void stop(String reason) {
    stopReason = stopReason.or(() -> Optional.of(reason));
  }

  /** Stops the run because the application does not respond. */
  void stopHung() {
    stop("the application does not respond any more");
  }

  List<Outage> outages() {
    return List.copyOf(outages);
  }

  /** Whether checks may run again to find out what they cause. */
  boolean investigates() {
    return process.isKnown();
  }

  /** Records an end of the application. */
  void add(Outage outage) {
    outages.add(outage.map(receiver::redact));
    if (outages.size() == MOST_OUTAGES) {
      stop("the application ended " + MOST_OUTAGES + " times");
    }
  }

  /** Starts the application again if otpiq can, or waits for a supervisor; stops the run if not. */
  boolean restart() throws InterruptedException {
    Stopwatch startUp = Stopwatch.start(receiver.time());
    boolean started = process.restart();
    startUps = startUps.plus(startUp.elapsed());
    if (started) {
      log.clear();
      resume();
    } else {
      stop("the application ended, and was not started again");
    }
    return started;
  }

  /** Whether the application runs for this time; one that is about to end has a moment for it. */
  boolean isAlive(Duration patience) throws InterruptedException {
    Stopwatch waited = Stopwatch.start(receiver.time());
    while (process.isReachable()) {
      if (!waited.remainingOf(patience).isPositive()) {
        return true;
      }
      receiver.time().sleep(POLL_INTERVAL);
    }
    return false;
  }

  /** After this many timeouts in a row, sends a plain webhook to see whether the receiver hangs. */
  void expectResponses(int mostTimeouts) {
    log.onTimeouts(mostTimeouts, this::isResponding);
  }

  private synchronized boolean isResponding() {
    if (log.isDisturbed() || remaining().isZero()) {
      return true;
    }
    try {
      hung = !respondsWithin(PROBE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return !hung;
  }

  /** Whether it responds to a plain webhook, as far as one is known. */
  boolean respondsWithin(Duration deadline) throws InterruptedException {
    Optional<CheckPayload> plain = receiver.acknowledgedPayload();
    String smsId = SmsIdFormat.HYPHEN.generate(seed.random(probes.getAndIncrement()));
    return plain.isEmpty() || receiver.responds(plain.get(), smsId, deadline);
  }

  /** Whether the first responses came so fast that a slow one is a sign of something. */
  boolean isQuick() {
    return receiver.firstResponses().stream()
        .noneMatch(response -> ResponseTimes.isSlow(response.took()));
  }

  /** Whether the application stopped responding. */
  boolean isHung() {
    return hung;
  }

  /** Lets requests be sent again. */
  void resume() {
    hung = false;
    log.resume();
  }
}
