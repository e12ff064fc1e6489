package com.otpiq.render;

/**
 * Thrown if the reader of standard output has closed it, as {@code head} does. The command then
 * stops.
 */
public final class ClosedPipe extends RuntimeException {
  private static final long serialVersionUID = 1;

  ClosedPipe() {
    super("standard output is closed");
  }
}
