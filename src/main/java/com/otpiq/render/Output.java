package com.otpiq.render;

import java.io.PrintStream;

/**
 * The one place where text leaves the program: data to standard output, talk to standard error, a
 * whole block at a time.
 */
public final class Output {
  private static final String ERASE = "\r\u001b[2K";

  private final PrintStream out;
  private final PrintStream err;
  private String status = "";

  public Output(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Prints data; every line of it ends with a newline already. */
  public synchronized void data(String block) {
    erase();
    out.print(block);
    if (out.checkError()) {
      throw new ClosedPipe();
    }
    draw();
  }

  /** Prints talk; nobody may be listening. */
  public synchronized void talk(String block) {
    erase();
    err.print(block);
    draw();
    err.flush();
  }

  /** Keeps this line at the bottom of a terminal, under all that is printed; empty for none. */
  public synchronized void status(String line) {
    erase();
    status = line;
    draw();
    err.flush();
  }

  private void erase() {
    if (!status.isEmpty()) {
      err.print(ERASE);
      err.flush();
    }
  }

  private void draw() {
    if (!status.isEmpty()) {
      err.print(status);
      err.flush();
    }
  }
}
