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

  /** A queue without scenarios. */
  public ScenarioQueue(Scenario defaultScenario) {
    this.defaultScenario = defaultScenario;
  }

  /** Removes and returns the next scenario; the default if none is queued. */
  public synchronized Scenario take() {
    return Optional.ofNullable(queued.pollFirst()).orElse(defaultScenario);
  }

  /** Queues a scenario for one message. */
  public synchronized void add(Scenario scenario) {
    queued.addLast(scenario);
  }

  /** Removes all queued scenarios. */
  public synchronized void clear() {
    queued.clear();
  }
}
