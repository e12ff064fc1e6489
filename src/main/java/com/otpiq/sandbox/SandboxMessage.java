package com.otpiq.sandbox;

import com.otpiq.json.StrictObject.InvalidObject;
import com.otpiq.message.WebhookSecret;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.time.TimeRange;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An accepted message and its status. Guarded by the lock of {@link SandboxState}. */
final class SandboxMessage {
  private final long number;
  private final String smsId;
  private final String phone;
  private final List<Channel> route;
  private final Optional<String> senderId;
  private final Optional<Target> target;
  private final Scenario scenario;
  private final Instant acceptedAt;

  /** The webhooks that are not completed; only the first is sent, so that they keep their order. */
  private final Deque<PendingDelivery> queue = new ArrayDeque<>(2);

  /** All webhooks of the message so far. */
  private final List<PendingDelivery> deliveries = new ArrayList<>(2);

  private final ChannelResults results;
  private Optional<Status> status = Optional.empty();
  private boolean isFinal;
  private int stepsDone;
  private boolean finished;
  private volatile boolean discarded;

  SandboxMessage(
      long number, String smsId, MessageDraft draft, Optional<Target> target, Instant acceptedAt) {
    this.number = number;
    this.smsId = smsId;
    this.phone = draft.phone();
    this.route = draft.route();
    this.senderId = draft.senderId();
    this.target = target;
    this.scenario = draft.scenario();
    this.acceptedAt = acceptedAt;
    this.results = new ChannelResults(route, draft.parts(), draft.price());
  }

  /** The endpoint of its webhooks, the report type, and the secret. */
  record Target(Endpoint endpoint, ReportType type, Optional<WebhookSecret> secret) {}

  long number() {
    return number;
  }

  String smsId() {
    return smsId;
  }

  String phone() {
    return phone;
  }

  List<Channel> route() {
    return route;
  }

  Optional<String> senderId() {
    return senderId;
  }

  Optional<Target> target() {
    return target;
  }

  Scenario scenario() {
    return scenario;
  }

  Instant acceptedAt() {
    return acceptedAt;
  }

  Deque<PendingDelivery> queue() {
    return queue;
  }

  List<PendingDelivery> deliveries() {
    return deliveries;
  }

  /** Adds a webhook, which is sent after those before it. */
  void add(PendingDelivery delivery) {
    deliveries.add(delivery);
    queue.addLast(delivery);
  }

  /** Queues all completed webhooks again; returns how they had ended. */
  List<PendingDelivery.State> requeueCompleted() {
    List<PendingDelivery.State> ended = new ArrayList<>();
    for (PendingDelivery delivery : deliveries) {
      if (delivery.state() != PendingDelivery.State.WAITING) {
        ended.add(delivery.state());
        delivery.redeliver();
        queue.addLast(delivery);
      }
    }
    return ended;
  }

  /** Whether the request asked for the webhook of a step. */
  boolean wantsWebhook(ScenarioStep step) {
    return target.filter(wanted -> wanted.type() == ReportType.ALL || step.isFinal()).isPresent();
  }

  /**
   * The step that has not happened yet.
   *
   * @throws InvalidObject if all have happened, which only a wrong state file can cause
   */
  ScenarioStep nextStep() {
    if (stepsDone == scenario.steps().size()) {
      throw new InvalidObject("the message " + smsId + " has no further step");
    }
    return scenario.steps().get(stepsDone);
  }

  /**
   * The times of the steps that have not happened yet. The steps keep their order, whatever the
   * random numbers.
   */
  List<Instant> remainingTimes(double speed, RandomGenerator random) {
    List<Instant> times = new ArrayList<>();
    Instant due = acceptedAt;
    for (ScenarioStep step : scenario.steps()) {
      double millis = step.after().toMillis() / speed * random.nextDouble(0.9, 1.1);
      Instant own = TimeRange.after(acceptedAt, Duration.ofMillis(Math.round(millis)));
      due = own.isAfter(due) ? own : due;
      times.add(due);
    }
    return times.subList(stepsDone, times.size());
  }

  /**
   * The first webhook in the queue.
   *
   * @param webhook its number in this message, counted from 1
   * @throws InvalidObject if another one is the first, which only a wrong state file can cause
   */
  PendingDelivery firstInQueue(int webhook) {
    return Optional.ofNullable(queue.peekFirst())
        .filter(first -> deliveries.indexOf(first) == webhook - 1)
        .orElseThrow(() ->
            new InvalidObject("the message " + smsId + " does not send its webhook " + webhook));
  }

  /**
   * Applies a step; an echo changes nothing.
   *
   * @return what the project pays for it, in Iraqi dinars; negative for a refund
   */
  long apply(ScenarioStep step) {
    Objects.checkIndex(step.leg(), route.size());
    stepsDone++;
    if (step.isEcho()) {
      return 0;
    }
    status = Optional.of(step.status());
    isFinal = step.isFinal();
    return results.apply(step);
  }

  Channel channel() {
    return results.last();
  }

  /** The word of the status: {@code pending} until the first step. */
  String status() {
    return status.map(Status::wireName).orElse("pending");
  }

  /** Whether the message has no steps and no webhooks to come. */
  boolean isDone() {
    return stepsDone == scenario.steps().size() && queue.isEmpty();
  }

  /** Marks the message as finished; returns false if it was. */
  boolean markFinished() {
    boolean first = !finished;
    finished = true;
    return first;
  }

  /** Marks the message as not finished; returns whether it was finished. */
  boolean reopen() {
    boolean wasFinished = finished;
    finished = false;
    return wasFinished;
  }

  /** Ends the message as failed, without what was to come; returns the webhooks that this ends. */
  List<PendingDelivery> abandon() {
    status = Optional.of(Status.FAILED);
    isFinal = true;
    results.abandon();
    stepsDone = scenario.steps().size();
    List<PendingDelivery> ended = List.copyOf(queue);
    ended.forEach(PendingDelivery::giveUp);
    queue.clear();
    discard();
    return ended;
  }

  /**
   * Stops all deliveries of this message, because the sandbox is reset, or failed to continue it.
   */
  void discard() {
    discarded = true;
  }

  boolean isDiscarded() {
    return discarded;
  }

  /** The API's response to track. */
  JsonObjectBuilder trackResponse() {
    return new JsonObjectBuilder()
        .put("smsId", smsId)
        .put("phoneNumber", phone)
        .put("status", status())
        .put("cost", results.cost())
        .put("isFinalStatus", isFinal)
        .put("lastChannel", channel().wireName())
        .put("channelFlow", results.json());
  }
}
