package com.otpiq.sandbox.scenario;

import com.otpiq.message.ApiError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a message: an API error, or the steps of its delivery.
 *
 * @param name by which options and the control API select it
 * @param error of the API, if the message is refused
 * @param steps that follow the acceptance, in order of time
 * @param responseDelay how long the API's response is delayed, in real time
 */
public record Scenario(
    String name,
    String description,
    Optional<ApiError> error,
    List<ScenarioStep> steps,
    Duration responseDelay) {
  /** A message that is accepted. */
  static Scenario of(String name, String description, ScenarioStep... steps) {
    return new Scenario(name, description, Optional.empty(), List.of(steps), Duration.ZERO);
  }

  /** A message that is refused. */
  static Scenario refused(ApiError error, String description) {
    return new Scenario(error.id(), description, Optional.of(error), List.of(), Duration.ZERO);
  }

  Scenario withResponseDelay(Duration delay) {
    return new Scenario(name, description, error, steps, delay);
  }

  /** How many channels the message needs at least. */
  public int minChannels() {
    return steps.stream().mapToInt(step -> step.leg() + 1).max().orElse(1);
  }
}
