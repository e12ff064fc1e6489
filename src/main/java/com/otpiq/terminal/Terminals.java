package com.otpiq.terminal;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Whether the standard streams of this process are terminals. */
public final class Terminals {
  /**
   * Set by the launcher, which detects terminals a hundred times faster: {@code 12} means that
   * output and error are terminals.
   */
  private static final String PROPERTY = "otpiq.terminals";

  private static final String PROVIDER = "ffm";

  private Terminals() {}

  /** Whether standard input is a terminal. */
  static boolean onInput() {
    return isTerminal("0", SystemStream.Input);
  }

  /** Whether standard output is a terminal. */
  public static boolean onOutput() {
    return isTerminal("1", SystemStream.Output);
  }

  /** Whether standard error is a terminal. */
  public static boolean onError() {
    return isTerminal("2", SystemStream.Error);
  }

  private static boolean isTerminal(String number, SystemStream stream) {
    String property = System.getProperty(PROPERTY);
    if (property != null) {
      return property.contains(number);
    }
    try {
      return TerminalProvider.load(PROVIDER).isSystemStream(stream);
    } catch (IOException _) {
      return false;
    }
  }
}
