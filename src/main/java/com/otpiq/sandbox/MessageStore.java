package com.otpiq.sandbox;

import com.otpiq.json.StrictObject.InvalidObject;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.time.Time;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The messages, the credit of the project, and the counts: all that a reset clears and that the
 * state file can restore. It schedules and sends nothing. Guarded by the lock of {@link
 * SandboxState}.
 */
final class MessageStore {
  private final SandboxConfig config;
  private final Time clock;
  private final Function<MessageDraft.Target, SandboxMessage.Target> targets;
  private final Map<String, SandboxMessage> messages = new LinkedHashMap<>();
  private final SandboxTotals totals = new SandboxTotals();
  private final ExpectedFailures expectedFailures = new ExpectedFailures();
  private long credit;

  /**
   * A store without messages.
   *
   * @param clock of the webhooks' headers
   * @param targets finds the endpoint of a message's webhooks
   */
  MessageStore(
      SandboxConfig config,
      Time clock,
      Function<MessageDraft.Target, SandboxMessage.Target> targets) {
    this.config = config;
    this.clock = clock;
    this.targets = targets;
    this.credit = config.credit();
  }

  long credit() {
    return credit;
  }

  SandboxTotals totals() {
    return totals;
  }

  ExpectedFailures expectedFailures() {
    return expectedFailures;
  }

  Optional<SandboxMessage> message(String smsId) {
    return Optional.ofNullable(messages.get(smsId));
  }

  /** All messages in the order in which they were accepted. */
  List<SandboxMessage> messages() {
    return List.copyOf(messages.values());
  }

  /** Adds a message, and charges the project for it. */
  SandboxMessage add(StateRecord.Accepted accepted) {
    MessageDraft draft = accepted.draft();
    var message =
        new SandboxMessage(
            accepted.number(), accepted.smsId(), draft, draft.target().map(targets), accepted.at());
    totals.accepted(message.number());
    messages.put(message.smsId(), message);
    credit -= draft.price();
    finishIfDone(message);
    return message;
  }

  /** Applies the next step to a message, charges the project for it, and queues its webhooks. */
  void apply(SandboxMessage message, ScenarioStep step) {
    credit -= message.apply(step);
    int copies = message.wantsWebhook(step) ? step.copies() : 0;
    for (int copy = 0; copy < copies; copy++) {
      var delivery =
          new PendingDelivery(totals.nextWebhook(), message, step, config.userAgent(), clock);
      message.add(delivery);
      delivery.target().endpoint().addWaiting(1);
    }
    finishIfDone(message);
  }

  /**
   * Adds an attempt to the webhook that its message sends now.
   *
   * @param retryAt when the next one is due; empty after the last
   */
  void apply(PendingDelivery delivery, AttemptRecord attempt, Optional<Instant> retryAt) {
    SandboxMessage message = delivery.message();
    delivery.add(attempt, retryAt);
    if (delivery.state() == PendingDelivery.State.WAITING) {
      return;
    }
    if (delivery.state().isFailed() && expectedFailures.take(message)) {
      delivery.excuse(PendingDelivery.State.FAILED_AS_EXPECTED);
    }
    message.queue().removeFirst();
    delivery.target().endpoint().addWaiting(-1);
    totals.count(delivery.state(), 1);
    finishIfDone(message);
  }

  /** Queues all webhooks of a message that have ended again; returns how many. */
  int redeliver(SandboxMessage message) {
    List<PendingDelivery.State> ended = message.requeueCompleted();
    ended.forEach(state -> totals.count(state, -1));
    message.target().ifPresent(target -> target.endpoint().addWaiting(ended.size()));
    if (!ended.isEmpty() && message.reopen()) {
      totals.reopened();
    }
    return ended.size();
  }

  /** Expects failures from now on; those of one message also if they have happened already. */
  void expect(ExpectedFailures.Declaration declaration) {
    expectedFailures.add(declaration);
    declaration.smsId().flatMap(this::message).stream()
        .flatMap(message -> message.deliveries().stream())
        .filter(delivery -> delivery.state() == PendingDelivery.State.FAILED)
        .filter(delivery -> expectedFailures.take(delivery.message()))
        .forEach(delivery -> excuse(delivery, PendingDelivery.State.FAILED_AS_EXPECTED));
  }

  /** Counts everything that has failed so far apart: it belongs to an earlier process. */
  void excuseEarlierFailures() {
    messages.values().stream()
        .flatMap(message -> message.deliveries().stream())
        .filter(delivery -> delivery.state() == PendingDelivery.State.FAILED)
        .forEach(delivery -> excuse(delivery, PendingDelivery.State.FAILED_EARLIER));
  }

  private void excuse(PendingDelivery failed, PendingDelivery.State failure) {
    totals.count(failed.state(), -1);
    failed.excuse(failure);
    totals.count(failure, 1);
  }

  /**
   * Counts each message that still sends webhooks as one more failure, which may be expected. The
   * webhooks that wait for it are not counted.
   *
   * @return whether every webhook is acknowledged, or its failure expected
   */
  boolean settle() {
    return totals.summary().failed() == totals.summary().expected()
        && messages.values().stream()
            .filter(message -> !message.isDone())
            .allMatch(message -> !message.queue().isEmpty() && expectedFailures.take(message));
  }

  /** Ends a message that otpiq fails to continue; its webhooks have failed. */
  void abandon(SandboxMessage message) {
    if (!message.isDiscarded()) {
      for (PendingDelivery delivery : message.abandon()) {
        delivery.target().endpoint().addWaiting(-1);
        totals.count(delivery.state(), 1);
      }
      finishIfDone(message);
    }
  }

  /** Forgets all messages. Webhooks that have failed so far, and would be retried, have failed. */
  void reset() {
    for (SandboxMessage message : messages.values()) {
      message.discard();
      message.queue().stream()
          .filter(PendingDelivery::isFailing)
          .map(_ ->
              expectedFailures.take(message)
                  ? PendingDelivery.State.FAILED_AS_EXPECTED
                  : PendingDelivery.State.FAILED)
          .forEach(state -> totals.count(state, 1));
    }
    messages.clear();
    expectedFailures.clear();
    totals.reset();
    credit = config.credit();
  }

  /**
   * Applies a record of the state file.
   *
   * @param secret of the message that the record accepts
   * @throws InvalidObject if it cannot follow the records before it
   */
  void replay(StateRecord record, Optional<WebhookSecret> secret) {
    switch (record) {
      case StateRecord.Accepted(long number, String smsId, Instant at, var draft, var hash) -> {
        if (message(smsId).isPresent()) {
          throw new InvalidObject("there is a message " + smsId + " before");
        }
        add(new StateRecord.Accepted(number, smsId, at, draft.withSecret(secret), hash));
      }
      case StateRecord.StepDone step -> {
        SandboxMessage message = known(step.smsId());
        apply(message, message.nextStep());
      }
      case StateRecord.Attempted attempted ->
          apply(
              known(attempted.smsId()).firstInQueue(attempted.webhook()),
              attempted.attempt(),
              attempted.retryAt());
      case StateRecord.Redelivered redelivered -> redeliver(known(redelivered.smsId()));
      case StateRecord.Advanced _, StateRecord.Reset _ -> {}
    }
  }

  private SandboxMessage known(String smsId) {
    return message(smsId)
        .orElseThrow(() -> new InvalidObject("there is no message " + smsId + " before"));
  }

  private void finishIfDone(SandboxMessage message) {
    if (message.isDone() && message.markFinished()) {
      totals.finished();
    }
  }
}
