package com.otpiq.render.console;

import com.otpiq.event.ApiEvent;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.Event;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.SettingsEvent;
import com.otpiq.event.ValidationEvent;
import com.otpiq.render.text.ApiResponseView;
import com.otpiq.render.text.JournalView;
import com.otpiq.render.text.Phrases;
import com.otpiq.render.text.RequestView;
import com.otpiq.render.text.SandboxView;
import com.otpiq.render.text.SettingsView;
import com.otpiq.render.text.Theme;
import com.otpiq.time.Durations;

/** The messages on standard error: they are the same whatever the format of the data. */
final class Messages {
  private final Theme theme;

  Messages(Theme theme) {
    this.theme = theme;
  }

  /** The lines for an event; empty if there is no message. */
  String of(Event event) {
    return switch (event) {
      case Event.Notice notice -> theme.warning("note: ") + SafeText.shorten(notice.text()) + "\n";
      case Event.Warning it -> theme.warning("warning: ") + SafeText.shorten(it.text()) + "\n";
      case Event.EventFailed failed ->
          theme.error("internal error: ")
              + SafeText.shorten(failed.failure() + ": " + failed.reason())
              + "\n";
      case Event.EntriesOmitted omitted -> new OmissionMessage(theme).of(omitted);
      case ListenEvent listen -> new ListenMessages(theme).of(listen);
      case DeliveryEvent delivery -> of(delivery);
      case ValidationEvent validation -> of(validation);
      case JournalEvent journal -> of(journal);
      case ApiEvent api -> of(api);
      case SandboxEvent sandbox -> of(sandbox);
      case CheckEvent check -> of(check);
      case DiagnosticEvent diagnostic -> of(diagnostic);
      case SettingsEvent _, CatalogEvent _, ServerEvent _ -> "";
    };
  }

  private String of(DeliveryEvent event) {
    return switch (event) {
      case DeliveryEvent.DeliverySummary summary -> summary(summary);
      case DeliveryEvent.AttemptMade _ -> "";
      case DeliveryEvent.DeliveryProgress _ -> "";
      case DeliveryEvent.RetryPlan _ -> "";
      case DeliveryEvent.PayloadPrinted _ -> "";
    };
  }

  private String of(ValidationEvent event) {
    return switch (event) {
      case ValidationEvent.ValidationSummary summary ->
          Phrases.plural(summary.payloads(), "payload")
              + unreadable(summary.unreadable())
              + ": "
              + (summary.unreadable() == 0
                  ? Phrases.counts(theme, summary.errors(), summary.warnings())
                  : Phrases.counts(summary.errors(), summary.warnings()))
              + "\n";
      case ValidationEvent.WebhookValidated _ -> "";
    };
  }

  private static String of(JournalEvent event) {
    return switch (event) {
      case JournalEvent.JournalCleared cleared -> JournalView.cleared(cleared);
      case JournalEvent.JournalEntryShown _ -> "";
    };
  }

  private String of(ApiEvent event) {
    return switch (event) {
      case ApiEvent.RequestFindingReported reported -> new RequestView(theme).finding(reported);
      case ApiEvent.SmsPartsCounted counted -> RequestView.smsParts(counted.text());
      case ApiEvent.ApiCallMade call -> call(call);
      case ApiEvent.ApiResponseReceived received -> new ApiResponseView(theme).message(received);
      case ApiEvent.RequestPrepared _ -> "";
    };
  }

  private String of(SandboxEvent event) {
    return switch (event) {
      case SandboxEvent.SandboxReady ready -> SandboxView.ready(theme, ready);
      case SandboxEvent.SandboxSummary summary -> SandboxView.summary(theme, summary);
      case SandboxEvent.ApiRequestHandled _ -> "";
      case SandboxEvent.MessageStatusChanged _ -> "";
      case SandboxEvent.EndpointStatusChanged _ -> "";
    };
  }

  private String of(CheckEvent event) {
    return new CheckMessages(theme).of(event);
  }

  private static String of(DiagnosticEvent event) {
    return switch (event) {
      case DiagnosticEvent.DiagnosticSummary summary -> SettingsView.summary(summary);
      case DiagnosticEvent.DiagnosticResult _ -> "";
    };
  }

  /** The status line at the bottom of the terminal; empty when the work is done. */
  String status(DeliveryEvent.DeliveryProgress progress) {
    return progress.done() == progress.total()
        ? ""
        : theme.dim(
            progress.done()
                + " of "
                + Phrases.plural(progress.total(), "webhook")
                + " done, "
                + Phrases.plural(progress.attempts(), "attempt"));
  }

  private String call(ApiEvent.ApiCallMade call) {
    return theme.dim(
            SafeText.inline(call.method())
                + " "
                + SafeText.inline(call.url())
                + "  → "
                + Phrases.outcome(call.outcome())
                + "  "
                + Durations.show(call.took()))
        + "\n";
  }

  private String summary(DeliveryEvent.DeliverySummary summary) {
    String done =
        summary.acknowledged()
            + " of "
            + Phrases.plural(summary.total(), "webhook")
            + " acknowledged";
    return (summary.isComplete() ? theme.good(done) : theme.error(done))
        + unreadable(summary.unreadable())
        + (summary.unfinished() > 0 ? ", " + summary.unfinished() + " not finished" : "")
        + ", "
        + Phrases.plural(summary.attempts(), "attempt")
        + latency(summary.latency())
        + "\n";
  }

  private String unreadable(int webhooks) {
    return webhooks == 0 ? "" : ", " + theme.error(webhooks + " more cannot be read");
  }

  private String latency(DeliveryEvent.Latency latency) {
    String percentiles =
        "  (p50 "
            + Durations.show(latency.median())
            + ", p99 "
            + Durations.show(latency.p99())
            + ")";
    return (latency.median().isZero() ? "" : theme.dim(percentiles))
        + attempts(latency.slow() - latency.late(), "took 5 s or more")
        + attempts(latency.late(), "took longer than the 10 s that OTPIQ waits")
        + attempts(latency.timedOut(), "timed out");
  }

  private String attempts(int count, String what) {
    return count == 0 ? "" : theme.warning("; " + Phrases.plural(count, "attempt") + " " + what);
  }
}
