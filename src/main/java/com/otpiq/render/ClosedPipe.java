package com.otpiq.render;

/**
 * Thrown where the reader of standard output has closed it, as {@code head} does: the command
 * stops.
 */
public final class ClosedPipe extends RuntimeException {
  private static final long serialVersionUID = 1;

  ClosedPipe() {
    super("standard output is closed");
  }
}
