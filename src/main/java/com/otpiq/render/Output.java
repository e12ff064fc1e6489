package com.otpiq.render;

import com.otpiq.event.ClosedPipe;
import java.io.PrintStream;

/**
 * The one place that writes to the standard streams: data to standard output, messages to standard
 * error, each block as a whole.
 */
public final class Output {
  private static final String ERASE_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final PrintStream err;
  private String status = "";

  public Output(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Prints data to standard output.
   *
   * @param block lines, each with its newline
   * @throws ClosedPipe where standard output is closed
   */
  public synchronized void printData(String block) {
    eraseStatus();
    out.print(block);
    if (out.checkError()) {
      throw new ClosedPipe();
    }
    drawStatus();
  }

  /** Prints a message to standard error; a closed stream is no error. */
  public synchronized void printMessage(String block) {
    eraseStatus();
    err.print(block);
    drawStatus();
    err.flush();
  }

  /** Keeps this line at the bottom of a terminal, below everything printed; empty removes it. */
  public synchronized void setStatus(String line) {
    eraseStatus();
    status = line;
    drawStatus();
    err.flush();
  }

  private void eraseStatus() {
    if (!status.isEmpty()) {
      err.print(ERASE_LINE);
      err.flush();
    }
  }

  private void drawStatus() {
    if (!status.isEmpty()) {
      err.print(status);
      err.flush();
    }
  }
}
