package com.otpiq.cli.api;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.ApiKey;
import com.otpiq.terminal.Prompter;

/** Real messages cost money: somebody must want each of them. */
final class Confirmation {
  private Confirmation() {}

  /**
   * Whether the message is to be sent; asks where there is somebody to ask.
   *
   * @param number as it may be shown
   * @throws Problem USAGE where a live key is used and nobody can be asked
   */
  static boolean isGiven(ApiKey key, String number, Prompter prompter, Reporter reporter)
      throws InterruptedException {
    if (key.isDev()) {
      reporter.report(
          new Event.Notice("a dev key sends to its own phone, whatever number the request has"));
      return true;
    }
    if (!prompter.isAvailable()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "this would send a real message to " + number + ", which costs money",
          "--yes to send it, or --dry-run to look at it first");
    }
    boolean wanted = prompter.confirm("Send a real message to " + number + "? It costs money.");
    if (!wanted) {
      reporter.report(new Event.Notice("nothing was sent"));
    }
    return wanted;
  }
}
