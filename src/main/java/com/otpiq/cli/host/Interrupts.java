package com.otpiq.cli.host;

import java.util.concurrent.atomic.AtomicReference;

/** What Ctrl-C and SIGTERM do. */
public final class Interrupts {
  private final AtomicReference<Runnable> action;

  /**
   * Interrupts with an action that applies until a command sets its own.
   *
   * @param initial usually interrupts the main thread
   */
  public Interrupts(Runnable initial) {
    this.action = new AtomicReference<>(initial);
  }

  /** Replaces the action. */
  public void handle(Runnable other) {
    action.set(other);
  }

  /** Runs the action, because the user interrupted the program. */
  public void fire() {
    action.get().run();
  }
}
