package com.otpiq.render.text;

import com.otpiq.event.DeliveryEvent.PlannedRetry;
import com.otpiq.event.DeliveryEvent.RetryPlan;
import com.otpiq.time.Durations;
import java.util.Locale;

/** A retry plan as a table. */
final class RetryPlanView {
  private RetryPlanView() {}

  static String table(RetryPlan plan) {
    boolean isSeeded = plan.retries().stream().anyMatch(retry -> retry.jittered().isPresent());
    TextBlock lines = new TextBlock().add(title(plan));
    lines.add(
        row("attempt", "wait", "with jitter", "since the first", isSeeded ? "this seed" : ""));
    lines.add(row("1", "", "", "immediately", ""));
    plan.retries().stream().map(RetryPlanView::row).forEach(lines::add);
    return lines.block();
  }

  private static String title(RetryPlan plan) {
    return plan.kind().id()
        + ": "
        + (plan.webhooks() == 0
            ? ""
            : Phrases.plural(plan.webhooks(), "webhook")
                + (plan.webhooks() == 1 ? ", " : ", each "))
        + Phrases.plural(plan.retries().size() + 1L, "attempt")
        + " in "
        + plan.duration().toSeconds()
        + " s ("
        + Durations.show(plan.duration())
        + ") if none is acknowledged; waits are "
        + Phrases.basis(plan.basis());
  }

  private static String row(PlannedRetry retry) {
    return row(
        Integer.toString(retry.attempt()),
        Durations.show(retry.nominal()),
        Durations.show(retry.shortest()) + " to " + Durations.show(retry.longest()),
        Durations.show(retry.sinceFirst()),
        retry.jittered().map(Durations::show).orElse(""));
  }

  private static String row(String attempt, String wait, String range, String since, String seed) {
    return String.format(
        Locale.ROOT, "  %-8s %-13s %-26s %-16s %s", attempt, wait, range, since, seed);
  }
}
