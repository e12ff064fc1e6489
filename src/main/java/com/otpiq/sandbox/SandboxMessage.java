package com.otpiq.sandbox;

import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.ReportType;
import com.otpiq.webhook.Status;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An accepted message and its status. Guarded by the lock of {@link SandboxState}. */
final class SandboxMessage {
  private final long number;
  private final String smsId;
  private final String phone;
  private final List<Channel> route;
  private final Optional<String> senderId;
  private final Optional<WebhookTarget> target;
  private final Scenario scenario;
  private final Instant acceptedAt;
  private final int parts;

  /** The webhooks that are not completed; only the first is sent, so that they keep their order. */
  private final Deque<PendingDelivery> queue = new ArrayDeque<>(2);

  /** All webhooks of the message so far. */
  private final List<PendingDelivery> deliveries = new ArrayList<>(2);

  private final @Nullable ChannelResult[] results;
  private Optional<Status> status = Optional.empty();
  private boolean isFinal;
  private int currentLeg;
  private long cost;
  private int stepsDone;
  private boolean finished;
  private volatile boolean discarded;

  /** The last channel that the project has paid for; it pays for the first with the acceptance. */
  private int lastPaidLeg;

  SandboxMessage(
      long number,
      String smsId,
      MessageDraft draft,
      Optional<WebhookTarget> target,
      Instant acceptedAt) {
    this.number = number;
    this.smsId = smsId;
    this.phone = draft.phone();
    this.route = draft.route();
    this.senderId = draft.senderId();
    this.target = target;
    this.scenario = draft.scenario();
    this.acceptedAt = acceptedAt;
    this.parts = draft.parts();
    this.results = new ChannelResult[route.size()];
    this.cost = draft.price();
  }

  /** The result on one channel. */
  private record ChannelResult(boolean success, Optional<String> error, boolean refunded) {}

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

  Optional<WebhookTarget> target() {
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
        delivery.reset();
        queue.addLast(delivery);
      }
    }
    return ended;
  }

  /** Whether the request asked for the webhook of a step. */
  boolean wantsWebhook(ScenarioStep step) {
    return target.filter(wanted -> wanted.type() == ReportType.ALL || step.isFinal()).isPresent();
  }

  List<ScenarioStep> remainingSteps() {
    return scenario.steps().subList(stepsDone, scenario.steps().size());
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
    currentLeg = step.leg();
    status = Optional.of(step.status());
    isFinal = step.isFinal();
    if (step.status() == Status.FAILED) {
      results[step.leg()] = new ChannelResult(false, step.reason(), true);
    } else if (step.status() == Status.DELIVERED) {
      results[step.leg()] = new ChannelResult(true, Optional.empty(), false);
    }
    long charge = charge(step);
    cost += charge;
    return charge;
  }

  /** A channel that failed is refunded, and the next one is charged; assumed. */
  private long charge(ScenarioStep step) {
    long price = ChannelRoute.price(route.get(step.leg()), parts);
    boolean paid = step.leg() <= lastPaidLeg;
    return switch (step.status()) {
      case FAILED -> paid ? -price : 0;
      case SENT, DELIVERED -> {
        lastPaidLeg = Math.max(lastPaidLeg, step.leg());
        yield paid ? 0 : price;
      }
    };
  }

  Channel channel() {
    return route.get(currentLeg);
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

  /** Ends the message as failed, without what was to come; returns how many webhooks that ends. */
  int abandon() {
    if (discarded) {
      return 0;
    }
    status = Optional.of(Status.FAILED);
    isFinal = true;
    results[currentLeg] =
        new ChannelResult(false, Optional.of("internal error of the sandbox"), false);
    stepsDone = scenario.steps().size();
    int waiting = queue.size();
    queue.forEach(delivery -> delivery.restore(PendingDelivery.State.FAILED));
    queue.clear();
    discard();
    return waiting;
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
    List<Json.Obj> flow = new ArrayList<>();
    for (int leg = 0; leg < results.length; leg++) {
      flow.add(channelJson(leg));
    }
    return new JsonObjectBuilder()
        .put("smsId", smsId)
        .put("phoneNumber", phone)
        .put("status", status())
        .put("cost", cost)
        .put("isFinalStatus", isFinal)
        .put("lastChannel", channel().wireName())
        .put("channelFlow", Json.of(flow));
  }

  private Json.Obj channelJson(int leg) {
    boolean tried = leg < currentLeg || (leg == currentLeg && status.isPresent());
    JsonObjectBuilder json =
        new JsonObjectBuilder().put("channel", route.get(leg).wireName()).put("tried", tried);
    ChannelResult result = results[leg];
    if (result == null) {
      return json.put("success", Json.ofNull())
          .put("error", Json.ofNull())
          .put("refunded", Json.ofNull())
          .build();
    }
    return json.put("success", result.success())
        .put("error", result.error().map(Json::of).orElse(Json.ofNull()))
        .put("refunded", result.refunded())
        .build();
  }
}
