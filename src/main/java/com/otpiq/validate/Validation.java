package com.otpiq.validate;

import com.otpiq.event.Reporter;
import com.otpiq.event.ValidationEvent;
import com.otpiq.journal.SavedWebhook;
import com.otpiq.journal.SavedWebhooks;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.webhook.Position;
import java.util.List;

/** Validates saved webhooks in order, without a network. */
public final class Validation {
  private final Inspector inspector = Inspector.ofSaved();
  private final Reporter reporter;

  public Validation(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reports what was left out, the result for each webhook, and the totals. */
  public ValidationEvent.ValidationSummary run(SavedWebhooks saved) {
    saved.omissions().forEach(reporter::report);
    List<SavedWebhook> all = saved.webhooks();
    long errors = 0;
    long warnings = 0;
    for (int number = 1; number <= all.size(); number++) {
      Inspection inspection = inspect(all.get(number - 1), number);
      errors += inspection.errors();
      warnings += inspection.warnings();
    }
    var summary =
        new ValidationEvent.ValidationSummary(all.size(), saved.unreadable(), errors, warnings);
    reporter.report(summary);
    return summary;
  }

  private Inspection inspect(SavedWebhook saved, int number) {
    Inspection inspection = inspector.inspect(saved.delivery());
    reporter.report(
        new ValidationEvent.WebhookValidated(
            number,
            saved.source(),
            saved.position().line(),
            saved.isBody() ? saved.position() : Position.START,
            saved.delivery(),
            inspection));
    return inspection;
  }
}
