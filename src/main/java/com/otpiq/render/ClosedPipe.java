package com.otpiq.render;

/** Whoever read our output went away, as {@code head} does: a reason to stop, not an error. */
public final class ClosedPipe extends RuntimeException {
  private static final long serialVersionUID = 1;

  ClosedPipe() {
    super("standard output is closed");
  }
}
