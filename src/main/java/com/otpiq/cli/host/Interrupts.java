package com.otpiq.cli.host;

import java.util.concurrent.atomic.AtomicReference;

/** Ctrl-C and SIGTERM: what is to be done when the user has had enough. */
public final class Interrupts {
  private final AtomicReference<Runnable> action;

  /**
   * Interrupts that do the given thing until a command knows better.
   *
   * @param first usually the interruption of the main thread
   */
  public Interrupts(Runnable first) {
    this.action = new AtomicReference<>(first);
  }

  /** From now on, an interrupt does this instead. */
  public void handle(Runnable other) {
    action.set(other);
  }

  /** The user has had enough. */
  public void fire() {
    action.get().run();
  }
}
