package com.otpiq.render;

import java.io.PrintStream;

/**
 * The one place where text leaves the program: data to standard output, talk to standard error, a
 * whole block at a time.
 */
public final class Output {
  private final PrintStream out;
  private final PrintStream err;

  public Output(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Prints data; every line of it ends with a newline already. */
  public synchronized void data(String block) {
    out.print(block);
    if (out.checkError()) {
      throw new ClosedPipe();
    }
  }

  /** Prints talk; nobody may be listening. */
  public synchronized void talk(String block) {
    err.print(block);
    err.flush();
  }
}
