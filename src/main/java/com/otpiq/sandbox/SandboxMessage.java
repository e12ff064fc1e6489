package com.otpiq.sandbox;

import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Status;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that was accepted, and where it stands. Guarded by the world's lock. */
final class SandboxMessage {
  private final long number;
  private final String id;
  private final String phone;
  private final List<Channel> route;
  private final Optional<String> senderId;
  private final Optional<WebhookTarget> hook;
  private final Scenario fate;
  private final Instant acceptedAt;
  private final int parts;

  /** Webhooks that wait for the one before them, so that their order is kept. */
  private final Deque<PendingDelivery> queue = new ArrayDeque<>(2);

  /** Every webhook there was. */
  private final List<PendingDelivery> dispatches = new ArrayList<>(2);

  private final @Nullable Leg[] legs;
  private Optional<Status> status = Optional.empty();
  private boolean isFinal;
  private int current;
  private long cost;
  private int stepsDone;
  private boolean settled;
  private volatile boolean forgotten;

  /** The last channel that was paid for: the first one with the acceptance. */
  private int paid;

  SandboxMessage(
      long number,
      String id,
      MessageDraft draft,
      Optional<WebhookTarget> hook,
      Instant acceptedAt) {
    this.number = number;
    this.id = id;
    this.phone = draft.phone();
    this.route = draft.route();
    this.senderId = draft.senderId();
    this.hook = hook;
    this.fate = draft.fate();
    this.acceptedAt = acceptedAt;
    this.parts = draft.parts();
    this.legs = new Leg[route.size()];
  }

  /** What became of one channel. */
  private record Leg(boolean success, Optional<String> error, boolean refunded) {}

  long number() {
    return number;
  }

  String id() {
    return id;
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

  Optional<WebhookTarget> hook() {
    return hook;
  }

  Scenario fate() {
    return fate;
  }

  Instant acceptedAt() {
    return acceptedAt;
  }

  int parts() {
    return parts;
  }

  Deque<PendingDelivery> queue() {
    return queue;
  }

  List<PendingDelivery> dispatches() {
    return dispatches;
  }

  /** Moves on as a step says; an echo moves nothing. */
  void apply(ScenarioStep step) {
    stepsDone++;
    if (step.isEcho()) {
      return;
    }
    current = step.leg();
    status = Optional.of(step.status());
    isFinal = step.isFinal();
    if (step.status() == Status.FAILED) {
      legs[step.leg()] = new Leg(false, step.reason(), true);
    } else if (step.status() == Status.DELIVERED) {
      legs[step.leg()] = new Leg(true, Optional.empty(), false);
    }
  }

  void book(long amount) {
    cost += amount;
  }

  /** Whether a channel is paid for. */
  boolean isPaid(int leg) {
    return leg <= paid;
  }

  /** Pays for a channel; false where that was done. */
  boolean pay(int leg) {
    boolean first = leg > paid;
    paid = Math.max(paid, leg);
    return first;
  }

  long cost() {
    return cost;
  }

  int stepsDone() {
    return stepsDone;
  }

  Channel channel() {
    return route.get(current);
  }

  boolean isFinal() {
    return isFinal;
  }

  /** The word of the status: {@code pending} until something happened. */
  String status() {
    return status.map(Status::wireName).orElse("pending");
  }

  /** Whether nothing more happens to it, and no webhook is left. */
  boolean isOver() {
    return stepsDone == fate.steps().size() && queue.isEmpty();
  }

  /** Says once that it is over; false where that was said before. */
  boolean settle() {
    boolean first = !settled;
    settled = true;
    return first;
  }

  /** It is not over any more; true where that had been said. */
  boolean reopen() {
    boolean was = settled;
    settled = false;
    return was;
  }

  /** The sandbox was reset: nothing of this message is delivered any more. */
  void forget() {
    forgotten = true;
  }

  boolean isForgotten() {
    return forgotten;
  }

  /** What track answers. */
  JsonObjectBuilder tracked() {
    List<Json.Obj> flow = new ArrayList<>();
    for (int i = 0; i < legs.length; i++) {
      flow.add(leg(i));
    }
    return new JsonObjectBuilder()
        .put("smsId", id)
        .put("phoneNumber", phone)
        .put("status", status())
        .put("cost", cost)
        .put("isFinalStatus", isFinal)
        .put("lastChannel", channel().wireName())
        .put("channelFlow", Json.of(flow));
  }

  private Json.Obj leg(int index) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .put("channel", route.get(index).wireName())
            .put("tried", index < current || (index == current && status.isPresent()));
    Leg leg = legs[index];
    json.put("success", leg == null ? Json.ofNull() : Json.of(leg.success()));
    json.put(
        "error", leg == null ? Json.ofNull() : leg.error().map(Json::of).orElse(Json.ofNull()));
    return json.put("refunded", leg == null ? Json.ofNull() : Json.of(leg.refunded())).build();
  }
}
