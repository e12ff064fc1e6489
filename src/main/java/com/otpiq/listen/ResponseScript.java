package com.otpiq.listen;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.PayloadKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Answers that were thought of beforehand, given one after the other, in the order of arrival. */
public final class ResponseScript {
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final End end;
  private final RandomGenerator random;

  /**
   * A script.
   *
   * @param steps in order; those of the same selector follow each other
   * @param random chooses where a step leaves a choice
   */
  public ResponseScript(List<Step> steps, End end, RandomGenerator random) {
    this.end = end;
    this.random = random;
    steps.forEach(step -> lanes.computeIfAbsent(step.selector(), _ -> new Lane()).steps.add(step));
  }

  /** What comes after the last answer. */
  public enum End {
    /** The last answer again and again. */
    LAST,
    /** All of them once more. */
    REPEAT,
    /** Nothing: the listener stops. */
    STOP
  }

  /**
   * Some answers that are the same, or one of several.
   *
   * @param selector the status, channel or smsId that it is for; empty for all
   * @param choices more than one where chance decides
   * @param times how often
   */
  public record Step(String selector, List<ScriptedResponse> choices, int times) {}

  private static final class Lane {
    private final List<Step> steps = new ArrayList<>();
    private long given;

    private long length() {
      return steps.stream().mapToLong(Step::times).sum();
    }
  }

  /** Whether chance decides anything. */
  public boolean isRandom() {
    return lanes.values().stream()
        .flatMap(lane -> lane.steps.stream())
        .anyMatch(step -> step.choices().size() > 1);
  }

  /** Whether every answer was given, and that was to be the end. */
  synchronized boolean isOver() {
    return end == End.STOP && lanes.values().stream().allMatch(lane -> lane.given >= lane.length());
  }

  /** The next answer to a webhook like this; nothing where the script has none. */
  synchronized Optional<ScriptedResponse> next(Delivery delivery) {
    return selectors(delivery)
        .filter(lanes::containsKey)
        .findFirst()
        .map(selector -> next(lanes.getOrDefault(selector, new Lane())));
  }

  /** The narrowest first. */
  private static Stream<String> selectors(Delivery delivery) {
    Stream<String> values =
        Stream.of(PayloadKey.SMS_ID, PayloadKey.STATUS, PayloadKey.CHANNEL)
            .flatMap(key -> delivery.text(key).stream());
    return Stream.concat(values.filter(value -> !value.isEmpty()), Stream.of(""));
  }

  private ScriptedResponse next(Lane lane) {
    long turn = lane.given++;
    long length = lane.length();
    long place = end == End.REPEAT ? turn % length : Math.min(turn, length - 1);
    List<ScriptedResponse> choices = at(lane, place).choices();
    return choices.get(choices.size() == 1 ? 0 : random.nextInt(choices.size()));
  }

  private static Step at(Lane lane, long place) {
    long left = place;
    for (Step step : lane.steps) {
      left -= step.times();
      if (left < 0) {
        return step;
      }
    }
    return lane.steps.getLast();
  }
}
