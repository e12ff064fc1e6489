package com.otpiq.render;

import com.otpiq.event.ClosedPipe;
import com.otpiq.terminal.StandardStream;
import java.util.function.Consumer;

/**
 * The one place that writes to the standard streams: data to standard output, messages to standard
 * error, each block as a whole.
 */
public final class Output {
  private static final String ERASE_LINE = "\r\u001b[2K";

  private final StandardStream out;
  private final StandardStream err;
  private String status = "";

  public Output(StandardStream out, StandardStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Prints data to standard output.
   *
   * @param block lines, each with its newline
   * @throws ClosedPipe where standard output is closed
   */
  public void printData(String block) {
    print(block, out::print);
  }

  /**
   * Prints workflow commands for a CI system to standard output.
   *
   * @param block commands, each with its newline
   * @throws ClosedPipe where standard output is closed
   */
  public void printCommands(String block) {
    print(block, out::printCommands);
  }

  private synchronized void print(String block, Consumer<String> printer) {
    eraseStatus();
    printer.accept(block);
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
