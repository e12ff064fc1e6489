package com.otpiq.sandbox.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

  /** The scenario of a message if none is queued. */
  public Scenario defaultScenario() {
    return defaultScenario;
  }

  /** Removes and returns the next queued scenario. */
  public synchronized Optional<Scenario> take() {
    return Optional.ofNullable(queued.pollFirst());
  }

  /** Puts a scenario back whose message was not accepted, so that the next message gets it. */
  public synchronized void putBack(Scenario scenario) {
    queued.addFirst(scenario);
  }

  /** The names of the queued scenarios, in order. */
  public synchronized List<String> names() {
    return queued.stream().map(Scenario::name).toList();
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
