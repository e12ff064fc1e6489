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

/** The responses of {@code --respond}, which are sent in order as webhooks arrive. */
public final class ResponseScript {
  private final Map<String, Sequence> sequences = new LinkedHashMap<>();
  private final End end;
  private final RandomGenerator random;

  /**
   * Creates a script.
   *
   * @param steps in order; those with the same selector form a sequence of their own
   * @param random chooses between the responses of a step that has several
   */
  public ResponseScript(List<Step> steps, End end, RandomGenerator random) {
    this.end = end;
    this.random = random;
    steps.forEach(
        step -> sequences.computeIfAbsent(step.selector(), _ -> new Sequence()).steps.add(step));
  }

  /** What follows the last response. */
  public enum End {
    /** The last response is repeated. */
    LAST,
    /** The script starts again. */
    REPEAT,
    /** The listener stops. */
    STOP
  }

  /**
   * One response, or one of several at random, a number of times.
   *
   * @param selector the status, channel or smsId that it is for; empty for all
   * @param choices more than one if the response is random
   */
  public record Step(String selector, List<ScriptedResponse> choices, int times) {}

  private static final class Sequence {
    private final List<Step> steps = new ArrayList<>();
    private long givenCount;

    private long length() {
      return steps.stream().mapToLong(Step::times).sum();
    }
  }

  /** Whether a step has several choices. */
  public boolean isRandom() {
    return sequences.values().stream()
        .flatMap(sequence -> sequence.steps.stream())
        .anyMatch(step -> step.choices().size() > 1);
  }

  /** Whether the script ends with {@link End#STOP} and every response was sent. */
  synchronized boolean isOver() {
    return end == End.STOP
        && sequences.values().stream()
            .allMatch(sequence -> sequence.givenCount >= sequence.length());
  }

  /** The next response to a webhook like this; empty if no selector matches it. */
  synchronized Optional<ScriptedResponse> next(Delivery delivery) {
    return selectors(delivery)
        .filter(sequences::containsKey)
        .findFirst()
        .map(selector -> next(sequences.getOrDefault(selector, new Sequence())));
  }

  /** The most specific first. */
  private static Stream<String> selectors(Delivery delivery) {
    Stream<String> values =
        Stream.of(PayloadKey.SMS_ID, PayloadKey.STATUS, PayloadKey.CHANNEL)
            .flatMap(key -> delivery.text(key).stream());
    return Stream.concat(values.filter(value -> !value.isEmpty()), Stream.of(""));
  }

  private ScriptedResponse next(Sequence sequence) {
    long turn = sequence.givenCount++;
    long length = sequence.length();
    long index = end == End.REPEAT ? turn % length : Math.min(turn, length - 1);
    List<ScriptedResponse> choices = stepAt(sequence, index).choices();
    return choices.get(choices.size() == 1 ? 0 : random.nextInt(choices.size()));
  }

  private static Step stepAt(Sequence sequence, long index) {
    long remaining = index;
    for (Step step : sequence.steps) {
      remaining -= step.times();
      if (remaining < 0) {
        return step;
      }
    }
    return sequence.steps.getLast();
  }
}
