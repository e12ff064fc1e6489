package com.otpiq.sandbox.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The scenarios of the next messages to ordinary numbers: first the queued ones, then the default.
 */
public final class ScenarioQueue {
  private final Scenario defaultScenario;
  private final Deque<Scenario> queued = new ArrayDeque<>();

  public ScenarioQueue(Scenario defaultScenario) {
    this.defaultScenario = defaultScenario;
  }

  public synchronized Scenario take() {
    return Optional.ofNullable(queued.pollFirst()).orElse(defaultScenario);
  }

  public synchronized void add(Scenario scenario) {
    queued.addLast(scenario);
  }

  public synchronized void clear() {
    queued.clear();
  }
}
