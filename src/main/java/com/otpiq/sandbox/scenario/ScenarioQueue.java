package com.otpiq.sandbox.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What becomes of the next messages whose numbers say nothing. */
public final class ScenarioQueue {
  private final Scenario usual;
  private final Deque<Scenario> chosen = new ArrayDeque<>();

  public ScenarioQueue(Scenario usual) {
    this.usual = usual;
  }

  public synchronized Scenario take() {
    return Optional.ofNullable(chosen.pollFirst()).orElse(usual);
  }

  public synchronized void add(Scenario fate) {
    chosen.addLast(fate);
  }

  public synchronized void clear() {
    chosen.clear();
  }
}
