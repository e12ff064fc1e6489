package com.otpiq.terminal;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** What the streams of this process are connected to. */
public final class Terminals {
  private static final String PROVIDER = "ffm";

  private Terminals() {}

  /** Whether standard input is a terminal. */
  static boolean onInput() {
    return isTerminal(SystemStream.Input);
  }

  /** Whether standard output is a terminal. */
  public static boolean onOutput() {
    return isTerminal(SystemStream.Output);
  }

  /** Whether standard error is a terminal. */
  public static boolean onError() {
    return isTerminal(SystemStream.Error);
  }

  private static boolean isTerminal(SystemStream stream) {
    try {
      return TerminalProvider.load(PROVIDER).isSystemStream(stream);
    } catch (IOException _) {
      return false;
    }
  }
}
