package com.otpiq.cli.api;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.ApiKey;
import com.otpiq.terminal.Prompter;

/** Asks before a real message is sent, because it costs money. */
final class Confirmation {
  private Confirmation() {}

  /**
   * Asks whether to send the message, unless a dev key is used.
   *
   * @param number masked
   * @throws Problem USAGE if a live key is used without a terminal
   */
  static boolean isGiven(ApiKey key, String number, Prompter prompter, Reporter reporter)
      throws InterruptedException {
    if (key.isDev()) {
      reporter.report(
          new Event.Notice("a dev key sends to its own phone, not to the number in the request"));
      return true;
    }
    if (!prompter.isAvailable()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "this would send a real message to " + number + ", which costs money",
          "--yes to send it, or --dry-run to show it");
    }
    boolean confirmed = prompter.confirm("Send a real message to " + number + "? It costs money.");
    if (!confirmed) {
      reporter.report(new Event.Notice("nothing was sent"));
    }
    return confirmed;
  }
}
