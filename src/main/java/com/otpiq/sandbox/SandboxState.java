package com.otpiq.sandbox;

import com.otpiq.delivery.Transport;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.Reporter;
import com.otpiq.event.SandboxEvent;
import com.otpiq.message.HttpUrl;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.SmsIdFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The messages of the sandbox and the credit of its project: accepts messages, runs the steps of
 * their scenarios, and queues their webhooks.
 */
final class SandboxState implements AutoCloseable {
  private final SandboxConfig config;
  private final Scheduler scheduler;
  private final StateFile stateFile;
  private final DeliveryQueue deliveryQueue;
  private final EventBoundary boundary;
  private final Map<String, SandboxMessage> messages = new LinkedHashMap<>();
  private final SandboxTotals totals = new SandboxTotals();
  private long credit;

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
    this.deliveryQueue =
        new DeliveryQueue(
            config,
            scheduler,
            transports,
            boundary,
            (delivery, ended) -> limit(delivery.message(), () -> complete(delivery, ended)));
    this.credit = config.credit();
  }

  Instant now() {
    return scheduler.now();
  }

  /** The remaining credit of the project, in Iraqi dinars. */
  synchronized long credit() {
    return credit;
  }

  /** Accepts a message if the credit covers it. */
  synchronized Acceptance accept(MessageDraft draft) {
    if (credit < draft.price()) {
      return new Acceptance.CreditTooLow(credit);
    }
    long number = totals.nextMessage();
    String smsId = SmsIdFormat.HYPHEN.generate(config.seed().random(2 * number + 1));
    SandboxMessage message = newMessage(number, smsId, draft, scheduler.now());
    if (!stateFile.accepted(message, draft)) {
      return new Acceptance.NotSaved();
    }
    add(message, draft);
    Scheduler.Work untilStarted = scheduler.beginWork();
    return new Acceptance.Accepted(
        message,
        credit,
        () -> {
          limit(message, () -> start(message));
          untilStarted.end();
        });
  }

  /** Schedules the steps of a message that have not happened yet. */
  private void start(SandboxMessage message) {
    RandomGenerator random = config.seed().random(2 * message.number());
    for (ScenarioStep step : message.remainingSteps()) {
      double millis = step.after().toMillis() / config.speed() * random.nextDouble(0.9, 1.1);
      scheduler.schedule(
          message.acceptedAt().plusMillis(Math.round(millis)),
          () -> limit(message, () -> perform(message, step)));
    }
  }

  synchronized Optional<SandboxMessage> message(String smsId) {
    return Optional.ofNullable(messages.get(smsId));
  }

  synchronized List<SandboxMessage> messages() {
    return List.copyOf(messages.values());
  }

  /** The API's response to track, as the message is now. */
  synchronized JsonObjectBuilder trackResponse(SandboxMessage message) {
    return message.trackResponse();
  }

  synchronized List<PendingDelivery> deliveries(SandboxMessage message) {
    return List.copyOf(message.deliveries());
  }

  List<Endpoint> endpoints() {
    return deliveryQueue.endpoints();
  }

  synchronized SandboxEvent.SandboxSummary summary() {
    return totals.summary();
  }

  /**
   * Waits until no message has steps or webhooks to come.
   *
   * @param limit of the wait, in real time
   * @return whether that is the case within the limit
   */
  synchronized boolean awaitIdle(Duration limit) throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    while (totals.isBusy() && !stopwatch.remainingOf(limit).isZero()) {
      wait(Math.max(1, stopwatch.remainingOf(limit).toMillis()));
    }
    return !totals.isBusy();
  }

  /** Redelivers every webhook of a message that is acknowledged or failed; returns how many. */
  synchronized int redeliver(SandboxMessage message) {
    if (message.isDiscarded()) {
      return 0;
    }
    boolean idle = message.queue().isEmpty();
    List<PendingDelivery.State> completed = message.requeueCompleted();
    completed.forEach(ended -> totals.count(ended, -1));
    if (!completed.isEmpty() && message.reopen()) {
      totals.started();
    }
    if (idle) {
      sendFirst(message);
    }
    return completed.size();
  }

  /** Removes all messages, and resets the credit of the project. */
  synchronized void reset() {
    scheduler.clear();
    deliveryQueue.clear();
    messages.values().forEach(SandboxMessage::discard);
    messages.clear();
    credit = config.credit();
    totals.reset();
    stateFile.reset();
    notifyAll();
  }

  /** A message of which no step has happened. */
  SandboxMessage newMessage(long number, String smsId, MessageDraft draft, Instant at) {
    return new SandboxMessage(number, smsId, draft, draft.target().map(deliveryQueue::target), at);
  }

  /**
   * Restores a message of the state file.
   *
   * @param ended how its first webhooks ended, in their order
   */
  synchronized void restore(
      SandboxMessage message,
      MessageDraft draft,
      int stepsDone,
      List<PendingDelivery.State> ended) {
    add(message, draft);
    for (ScenarioStep step : message.scenario().steps().subList(0, stepsDone)) {
      apply(message, step);
    }
    for (int i = 0; i < ended.size() && !message.queue().isEmpty(); i++) {
      message.queue().removeFirst().restore(ended.get(i));
      totals.count(ended.get(i), 1);
    }
    finishIfDone(message);
  }

  /** Schedules the steps and sends the webhooks of all restored messages. */
  synchronized void resume() {
    messages.values().forEach(this::start);
    messages.values().forEach(this::sendFirst);
  }

  @Override
  public void close() {
    deliveryQueue.close();
  }

  private void add(SandboxMessage message, MessageDraft draft) {
    totals.accepted(message.number());
    messages.put(message.smsId(), message);
    credit -= draft.price();
    totals.started();
    finishIfDone(message);
  }

  /** Continues one message; if otpiq fails to do so, that message ends, and the others go on. */
  private void limit(SandboxMessage message, Runnable step) {
    if (!boundary.run(() -> "message " + message.smsId() + " could not be continued", step)) {
      abandon(message);
    }
  }

  private synchronized void abandon(SandboxMessage message) {
    totals.count(PendingDelivery.State.FAILED, message.abandon());
    finishIfDone(message);
  }

  private synchronized void perform(SandboxMessage message, ScenarioStep step) {
    if (message.isDiscarded()) {
      return;
    }
    boolean idle = message.queue().isEmpty();
    apply(message, step);
    stateFile.recordStep(message);
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
    finishIfDone(message);
  }

  /** Applies a step to a message, charges the project for it, and queues its webhooks. */
  private void apply(SandboxMessage message, ScenarioStep step) {
    credit -= message.apply(step);
    int webhooks = message.wantsWebhook(step) ? step.copies() : 0;
    for (int copy = 0; copy < webhooks; copy++) {
      message.add(
          new PendingDelivery(
              totals.nextWebhook(), message, step, config.userAgent(), scheduler.clock()));
    }
  }

  private synchronized void complete(PendingDelivery delivery, PendingDelivery.State ended) {
    SandboxMessage message = delivery.message();
    if (message.isDiscarded()) {
      return;
    }
    totals.count(ended, 1);
    stateFile.recordCompletion(message, ended);
    message.queue().removeFirst();
    sendFirst(message);
    finishIfDone(message);
  }

  private void sendFirst(SandboxMessage message) {
    Optional.ofNullable(message.queue().peekFirst()).ifPresent(deliveryQueue::send);
  }

  private void finishIfDone(SandboxMessage message) {
    if (message.isDone() && message.markFinished()) {
      totals.finished();
      notifyAll();
    }
  }
}
