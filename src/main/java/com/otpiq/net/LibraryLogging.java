package com.otpiq.net;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns off the log lines of the libraries, which would appear on the user's terminal. */
public final class LibraryLogging {
  /** Strong references: a logger that is garbage-collected loses its level. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("io.undertow"),
          Logger.getLogger("org.xnio"),
          Logger.getLogger("org.jboss"));

  private LibraryLogging() {}

  /** Turns the loggers off; call it before the libraries are used. */
  public static void disable() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
