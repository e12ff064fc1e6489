package com.otpiq.sandbox.scenario;

import com.otpiq.message.ApiError;
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
public record Scenario(
    String name,
    String description,
    Optional<ApiError> refusal,
    List<ScenarioStep> steps,
    Duration answerAfter) {
  /** A message that is accepted. */
  static Scenario of(String name, String description, ScenarioStep... steps) {
    return new Scenario(name, description, Optional.empty(), List.of(steps), Duration.ZERO);
  }

  /** A message that is refused. */
  static Scenario refused(ApiError error, String description) {
    return new Scenario(error.id(), description, Optional.of(error), List.of(), Duration.ZERO);
  }

  Scenario answeredAfter(Duration delay) {
    return new Scenario(name, description, refusal, steps, delay);
  }

  /** How many channels it takes at least. */
  public int legs() {
    return steps.stream().mapToInt(step -> step.leg() + 1).max().orElse(1);
  }
}
