package com.otpiq.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a message.
 *
 * @param name what chooses it as a scenario
 * @param refusal the API's own no, where it does not get further
 * @param steps what happens afterwards, in order of time
 * @param answerAfter how long the API's answer is held back, really
 */
public record Fate(
    String name,
    String description,
    Optional<ApiError> refusal,
    List<Step> steps,
    Duration answerAfter) {
  /** A message that is accepted. */
  static Fate of(String name, String description, Step... steps) {
    return new Fate(name, description, Optional.empty(), List.of(steps), Duration.ZERO);
  }

  /** A message that is refused. */
  static Fate refused(ApiError error, String description) {
    return new Fate(error.id(), description, Optional.of(error), List.of(), Duration.ZERO);
  }

  Fate answeredAfter(Duration delay) {
    return new Fate(name, description, refusal, steps, delay);
  }

  /** How many channels it takes at least. */
  int legs() {
    return steps.stream().mapToInt(step -> step.leg() + 1).max().orElse(1);
  }
}
