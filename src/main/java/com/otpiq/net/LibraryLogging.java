package com.otpiq.net;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the libraries' own log lines off the user's terminal; what matters is said by the tool
 * itself.
 */
public final class LibraryLogging {
  /** Held on to, for a logger that nobody holds forgets its level. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("io.undertow"),
          Logger.getLogger("org.xnio"),
          Logger.getLogger("org.jboss"));

  private LibraryLogging() {}

  public static void hush() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
