package com.otpiq.sandbox;

import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import com.otpiq.webhook.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message reached on each channel of its route, and what that costs. */
final class ChannelResults {
  private final List<Channel> route;
  private final int parts;
  private final @Nullable ChannelResult[] results;
  private int currentLeg;
  private boolean started;
  private long cost;

  /** The last channel that the project has paid for; it pays for the first with the acceptance. */
  private int lastPaidLeg;

  /**
   * Results of a message on no channel yet.
   *
   * @param price of the first channel, in Iraqi dinars
   */
  ChannelResults(List<Channel> route, int parts, long price) {
    this.route = route;
    this.parts = parts;
    this.results = new ChannelResult[route.size()];
    this.cost = price;
  }

  /** The result on one channel. */
  private record ChannelResult(boolean success, Optional<String> error, boolean refunded) {}

  /** The channel that was used last. */
  Channel last() {
    return route.get(currentLeg);
  }

  /** What the message costs so far, in Iraqi dinars. */
  long cost() {
    return cost;
  }

  /** Applies a step; returns what the project pays for it, negative for a refund. */
  long apply(ScenarioStep step) {
    started = true;
    currentLeg = step.leg();
    if (step.status() == Status.FAILED) {
      results[step.leg()] = new ChannelResult(false, step.reason(), true);
    } else if (step.status() == Status.DELIVERED) {
      results[step.leg()] = new ChannelResult(true, Optional.empty(), false);
    }
    long charge = charge(step);
    cost += charge;
    return charge;
  }

  /** The last channel failed because of otpiq. */
  void abandon() {
    results[currentLeg] =
        new ChannelResult(false, Optional.of("internal error of the sandbox"), false);
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

  /** The {@code channelFlow} of the API's response to track. */
  Json json() {
    List<Json.Obj> flow = new ArrayList<>();
    for (int leg = 0; leg < results.length; leg++) {
      flow.add(json(leg));
    }
    return Json.of(flow);
  }

  private Json.Obj json(int leg) {
    boolean tried = leg < currentLeg || (leg == currentLeg && started);
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
