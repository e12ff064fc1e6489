package com.otpiq.sandbox.scenario;

import com.otpiq.message.ApiError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scenarios and their magic numbers: a message to such a number follows its scenario. No
 * operator of Iraq is known to have numbers that start with 964700, so they are assumed to be free.
 */
public final class Scenarios {
  /** The scenario of ordinary numbers, unless you choose another one. */
  public static final Scenario DEFAULT =
      Scenario.of(
          "delivered",
          "sent, then delivered",
          ScenarioStep.sent(3, 0),
          ScenarioStep.delivered(10, 0));

  private static final String CARRIER = "Carrier rejected the message";
  private static final Map<String, Scenario> BY_DIGITS = new LinkedHashMap<>();

  static {
    BY_DIGITS.put("001", DEFAULT);
    put(
        "010",
        "failed",
        "sent, then failed with a reason",
        ScenarioStep.sent(3, 0),
        ScenarioStep.failed(8, 0, true, CARRIER));
    put(
        "011",
        "rejected",
        "failed without ever being sent",
        ScenarioStep.failed(2, 0, true, CARRIER));
    put(
        "012",
        "failed-no-reason",
        "sent, then failed without a reason",
        ScenarioStep.sent(3, 0),
        ScenarioStep.failed(8, 0, true, ""));
    put(
        "013",
        "failed-kurdish",
        "failed with a reason in Kurdish",
        ScenarioStep.sent(3, 0),
        ScenarioStep.failed(8, 0, true, "نامەکە نەگەیشت: ژمارەکە داخراوە"));
    put("020", "sent-only", "sent, without a final status", ScenarioStep.sent(3, 0));
    put("021", "never-reported", "accepted, without any webhook");
    put(
        "030",
        "fallback",
        "fails on the first channel and arrives by the next",
        ScenarioStep.failed(4, 0, false, "Recipient is not on this channel"),
        ScenarioStep.sent(7, 1),
        ScenarioStep.delivered(14, 1));
    put(
        "031",
        "all-fail",
        "fails on one channel after the other",
        ScenarioStep.failed(4, 0, false, "Recipient is not on this channel"),
        ScenarioStep.failed(9, 1, true, CARRIER));
    put(
        "040",
        "duplicate",
        "each webhook is sent twice",
        ScenarioStep.sent(3, 0).twice(),
        ScenarioStep.delivered(10, 0).twice());
    put(
        "041",
        "out-of-order",
        "delivered arrives before sent",
        ScenarioStep.delivered(6, 0),
        ScenarioStep.sent(9, 0).echo());
    put(
        "042",
        "late-sent",
        "sent is repeated after delivered",
        ScenarioStep.sent(3, 0),
        ScenarioStep.delivered(10, 0),
        ScenarioStep.sent(13, 0).echo());
    BY_DIGITS.put(
        "050",
        Scenario.of(
                "early",
                "the first webhook arrives before the API's response",
                ScenarioStep.sent(0, 0),
                ScenarioStep.delivered(10, 0))
            .withResponseDelay(Duration.ofMillis(500)));
    BY_DIGITS.put(
        "051",
        Scenario.of(
                "slow",
                "everything takes ten times as long; the API responds after three seconds",
                ScenarioStep.sent(30, 0),
                ScenarioStep.delivered(100, 0))
            .withResponseDelay(Duration.ofSeconds(3)));
    refuse("400", ApiError.CREDIT, "400: the credit does not cover the message");
    refuse("401", ApiError.THRESHOLD, "400: the spending threshold would be exceeded");
    refuse("402", ApiError.TRIAL, "400: the account is in trial mode");
    refuse("403", ApiError.ADDRESS, "403: this machine's address is not allowed");
    refuse("404", ApiError.SENDER_UNKNOWN, "400: the sender is not known");
    refuse("405", ApiError.SENDER_PENDING, "400: the sender is not accepted yet");
    refuse("429", ApiError.RATE_LIMIT, "429: too many requests for this number");
    refuse("500", ApiError.SERVER_ERROR, "500: OTPIQ has an internal error");
  }

  private Scenarios() {}

  /** All magic numbers, in the order in which they are documented. */
  public static List<MagicNumber> all() {
    return BY_DIGITS.entrySet().stream()
        .map(entry -> new MagicNumber(MagicNumber.PREFIX + entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The scenario of a magic number; nothing for other numbers. */
  public static Optional<Scenario> forNumber(String number) {
    return number.startsWith(MagicNumber.PREFIX)
        ? Optional.ofNullable(BY_DIGITS.get(number.substring(MagicNumber.PREFIX.length())))
        : Optional.empty();
  }

  /** The scenario with this name. */
  public static Optional<Scenario> named(String name) {
    return BY_DIGITS.values().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  /** The names of all scenarios. */
  public static List<String> names() {
    return BY_DIGITS.values().stream().map(Scenario::name).toList();
  }

  private static void put(String digits, String name, String description, ScenarioStep... steps) {
    BY_DIGITS.put(digits, Scenario.of(name, description, steps));
  }

  private static void refuse(String digits, ApiError error, String description) {
    BY_DIGITS.put(digits, Scenario.refused(error, description));
  }
}
