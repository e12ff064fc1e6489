package com.otpiq.sandbox;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Transport;
import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.Reporter;
import com.otpiq.event.SandboxEvent;
import com.otpiq.json.StrictObject.InvalidObject;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.time.Seed;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.SmsIdFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sandbox behind its APIs: accepts messages, runs the steps of their scenarios in time, sends
 * their webhooks, and writes all of it to the state file.
 */
final class SandboxState implements AutoCloseable {
  private final SandboxConfig config;
  private final Scheduler scheduler;
  private final StateFile stateFile;
  private final DeliveryQueue deliveryQueue;
  private final EventBoundary boundary;
  private final MessageStore store;
  private Seed seed;

  SandboxState(
      SandboxConfig config,
      Scheduler scheduler,
      StateFile stateFile,
      Function<HttpUrl, Transport> transports,
      Reporter reporter) {
    this.config = config;
    this.scheduler = scheduler;
    this.stateFile = stateFile;
    this.boundary = new EventBoundary(reporter);
    this.seed = config.seeds().get();
    this.deliveryQueue =
        new DeliveryQueue(
            config,
            seed,
            scheduler,
            transports,
            boundary,
            (delivery, made) -> contain(delivery.message(), () -> onAttempt(delivery, made)));
    this.store = new MessageStore(config, scheduler.clock(), deliveryQueue::target);
  }

  Instant now() {
    return scheduler.now();
  }

  synchronized long credit() {
    return store.credit();
  }

  /** Accepts a message if the credit covers it. */
  synchronized MessageDraft.Acceptance accept(MessageDraft draft) {
    if (store.credit() < draft.price()) {
      return new MessageDraft.Acceptance.CreditTooLow(store.credit());
    }
    long number = store.totals().nextMessage();
    String smsId = SmsIdFormat.HYPHEN.generate(seed.random(2 * number + 1));
    var accepted =
        new StateRecord.Accepted(
            number,
            smsId,
            scheduler.now(),
            draft,
            draft.target().flatMap(MessageDraft.Target::secret).map(StateFile::hash));
    if (!stateFile.append(accepted)) {
      return new MessageDraft.Acceptance.NotSaved();
    }
    SandboxMessage message = store.add(accepted);
    Scheduler.Work untilStarted = scheduler.beginWork();
    return new MessageDraft.Acceptance.Accepted(
        message,
        store.credit(),
        () -> {
          contain(message, () -> start(message));
          untilStarted.end();
        });
  }

  synchronized Optional<SandboxMessage> message(String smsId) {
    return store.message(smsId);
  }

  /** Reads or changes the store under the lock. */
  synchronized <T> T withStore(Function<MessageStore, T> action) {
    return action.apply(store);
  }

  /** Counts requests that the server could not read. */
  synchronized void countUnreadable(long requests) {
    store.totals().countUnreadable(requests);
  }

  <T> List<T> endpoints(Function<Endpoint, T> reader) {
    return deliveryQueue.endpoints(reader);
  }

  /** The totals since the start. */
  synchronized SandboxEvent.SandboxSummary summary() {
    return store.totals().summary();
  }

  /**
   * Waits until no message has steps or webhooks to come.
   *
   * @param limit of the wait, in real time
   * @return whether that is the case within the limit
   */
  synchronized boolean awaitIdle(Duration limit) throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    while (store.totals().isBusy() && !stopwatch.remainingOf(limit).isZero()) {
      wait(Math.max(1, stopwatch.remainingOf(limit).toMillis()));
    }
    return !store.totals().isBusy();
  }

  /** Sends every webhook of a message that has ended again; returns how many. */
  synchronized int redeliver(SandboxMessage message) {
    if (message.isDiscarded()) {
      return 0;
    }
    stateFile.append(new StateRecord.Redelivered(message.smsId(), scheduler.now()));
    boolean idle = message.queue().isEmpty();
    int redelivered = store.redeliver(message);
    if (idle) {
      sendFirst(message);
    }
    return redelivered;
  }

  /** Writes that the clock was advanced. */
  synchronized void onAdvance() {
    stateFile.append(new StateRecord.Advanced(scheduler.now()));
  }

  /** Everything is as after the start; only {@link #summary} still counts what was before. */
  synchronized void reset() {
    reportUnmet();
    store.reset();
    seed = config.seeds().get();
    deliveryQueue.reset(seed);
    scheduler.reset();
    stateFile.append(new StateRecord.Reset(scheduler.now()));
    notifyAll();
  }

  /**
   * Applies a record of the state file.
   *
   * @throws InvalidObject if it cannot follow the records before it
   */
  synchronized void replay(StateRecord record, Optional<WebhookSecret> secret) {
    store.replay(record, secret);
    scheduler.notBefore(record.at());
  }

  /** Goes on with all restored messages; what failed in the earlier run does not count. */
  synchronized void resume() {
    store.excuseEarlierFailures();
    store.messages().forEach(this::start);
    store.messages().forEach(this::sendFirst);
  }

  @Override
  public void close() {
    reportUnmet();
    deliveryQueue.close();
  }

  private synchronized void reportUnmet() {
    store.expectedFailures().unmet().forEach(text -> boundary.report(new Event.Notice(text)));
  }

  /** Continues one message; if otpiq fails to do so, that message ends, and the others go on. */
  private void contain(SandboxMessage message, Runnable step) {
    if (!boundary.run(() -> "message " + message.smsId() + " could not be continued", step)) {
      synchronized (this) {
        store.abandon(message);
        notifyAll();
      }
    }
  }

  /** Schedules the steps of a message that have not happened yet. */
  private synchronized void start(SandboxMessage message) {
    if (!message.isDiscarded()) {
      message
          .remainingTimes(config.speed(), seed.random(2 * message.number()))
          .forEach(
              due -> scheduler.schedule(due, () -> contain(message, () -> performNext(message))));
    }
  }

  private synchronized void performNext(SandboxMessage message) {
    if (message.isDiscarded()) {
      return;
    }
    ScenarioStep step = message.nextStep();
    boolean idle = message.queue().isEmpty();
    store.apply(message, step);
    stateFile.append(new StateRecord.StepDone(message.smsId(), scheduler.now()));
    if (!step.isEcho()) {
      boundary.report(
          new SandboxEvent.MessageStatusChanged(
              scheduler.now(),
              message.smsId(),
              message.channel(),
              step.status(),
              step.isFinal(),
              step.reason()));
    }
    if (idle) {
      sendFirst(message);
    }
    notifyAll();
  }

  private synchronized void onAttempt(PendingDelivery delivery, Attempt made) {
    SandboxMessage message = delivery.message();
    if (message.isDiscarded()) {
      return;
    }
    AttemptRecord attempt = AttemptRecord.of(made, config.retryPolicy().timeout());
    Optional<Instant> retryAt = made.retryDelay().map(wait -> scheduler.after(wait.length()));
    int webhook = message.deliveries().indexOf(delivery) + 1;
    stateFile.append(new StateRecord.Attempted(message.smsId(), webhook, attempt, retryAt));
    store.apply(delivery, attempt, retryAt);
    sendFirst(message);
    notifyAll();
  }

  /** Sends the first webhook in the queue of a message, or retries it when that is due. */
  private void sendFirst(SandboxMessage message) {
    Optional.ofNullable(message.queue().peekFirst()).ifPresent(deliveryQueue::sendWhenDue);
  }
}
