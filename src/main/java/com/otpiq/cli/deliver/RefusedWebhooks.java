package com.otpiq.cli.deliver;

import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.journal.SavedWebhook;
import com.otpiq.webhook.Filter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leaves out webhooks that {@code listen} had refused, for example because of a wrong secret: with
 * {@code --secret-file} they would be sent as genuine ones.
 */
final class RefusedWebhooks {
  private static final String INCLUDE = "--include-refused";

  private RefusedWebhooks() {}

  /**
   * The webhooks to send.
   *
   * @param only what is selected of them
   * @param asked whether the user asked for refused webhooks
   * @throws Problem INPUT if all of them had been refused
   */
  static List<SavedWebhook> leaveOut(
      List<SavedWebhook> all, Filter only, boolean asked, Reporter reporter) {
    List<SavedWebhook> selected =
        all.stream()
            .filter(one -> only.matches(one.delivery().body(), one.response().answer()))
            .toList();
    List<SavedWebhook> refused = selected.stream().filter(one -> one.response().refused()).toList();
    if (refused.isEmpty()) {
      return all;
    }
    String fact =
        refused.size()
            + " of "
            + selected.size()
            + (selected.size() == 1 ? " webhook" : " webhooks")
            + " had been refused by otpiq listen ("
            + refused.stream()
                .map(one -> Integer.toString(one.response().answer()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "))
            + ")";
    if (asked) {
      reporter.report(new Event.Notice(fact + "; all are sent"));
      return all;
    }
    if (refused.size() == selected.size()) {
      throw Problem.of(Problem.Kind.INPUT, fact, INCLUDE);
    }
    reporter.report(new Event.Warning(fact + " and are left out; " + INCLUDE + " sends them"));
    return all.stream().filter(one -> !one.response().refused()).toList();
  }
}
