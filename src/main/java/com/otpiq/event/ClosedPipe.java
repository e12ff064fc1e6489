package com.otpiq.event;

/**
 * Thrown by a reporter if the reader of standard output has closed it, as {@code head} does. The
 * command then stops.
 */
public final class ClosedPipe extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClosedPipe() {
    super("standard output is closed");
  }
}
