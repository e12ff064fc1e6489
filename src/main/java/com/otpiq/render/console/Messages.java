package com.otpiq.render.console;

import com.otpiq.event.ApiEvent;
import com.otpiq.event.CatalogEvent;
import com.otpiq.event.CheckEvent;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.Event;
import com.otpiq.event.ExpectationState;
import com.otpiq.event.JournalEvent;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.SettingsEvent;
import com.otpiq.event.ValidationEvent;
import com.otpiq.json.JsonWriter;
import com.otpiq.render.text.ApiResponseView;
import com.otpiq.render.text.CheckView;
import com.otpiq.render.text.JournalView;
import com.otpiq.render.text.Phrases;
import com.otpiq.render.text.RequestView;
import com.otpiq.render.text.SandboxView;
import com.otpiq.render.text.SettingsView;
import com.otpiq.render.text.TextBlock;
import com.otpiq.render.text.Theme;
import com.otpiq.time.Durations;
import java.util.stream.Collectors;

/** What is said to the person at the terminal, whatever the format of the data. */
final class Messages {
  private final Theme theme;

  Messages(Theme theme) {
    this.theme = theme;
  }

  /** The lines for an event; empty where there is nothing to say. */
  String of(Event event) {
    return switch (event) {
      case Event.Notice notice -> theme.warning("note: ") + SafeText.shorten(notice.text()) + "\n";
      case ListenEvent.ListenerReady ready -> ready(ready);
      case ListenEvent.TargetHealthChanged changed -> health(changed);
      case ListenEvent.ListenSummary listened -> listened(listened);
      case DeliveryEvent.DeliverySummary carried -> carried(carried);
      case ValidationEvent.ValidationSummary validated -> validated(validated);
      case ApiEvent.RequestFindingReported advised -> new RequestView(theme).advice(advised);
      case ApiEvent.SmsPartsCounted measured -> RequestView.measured(measured.text());
      case ApiEvent.ApiCallMade called -> called(called);
      case SandboxEvent.SandboxReady ready -> SandboxView.ready(theme, ready);
      case SandboxEvent.SandboxSummary done -> SandboxView.summary(theme, done);
      case ApiEvent.ApiResponseReceived replied -> new ApiResponseView(theme).talk(replied);
      case JournalEvent.JournalCleared cleared -> JournalView.cleared(cleared);
      case CheckEvent.CheckSummary done -> new CheckView(theme, false).summary(done.report());
      case DiagnosticEvent.DiagnosticSummary done -> SettingsView.summary(done);
      case ListenEvent.Received _,
          DeliveryEvent.AttemptMade _,
          DeliveryEvent.DeliveryProgress _,
          DeliveryEvent.RetryPlan _,
          SandboxEvent.ApiRequestHandled _,
          SandboxEvent.MessageStatusChanged _,
          SandboxEvent.EndpointStatusChanged _,
          ApiEvent.RequestPrepared _,
          ValidationEvent.WebhookValidated _,
          JournalEvent.JournalEntryShown _,
          CatalogEvent.ScenarioListed _,
          CheckEvent.CheckListed _,
          CheckEvent.CheckFinished _,
          CatalogEvent.ReceiverListed _,
          CatalogEvent.CommandListed _,
          CatalogEvent.FilePrinted _,
          ListenEvent.TrustShown _,
          SettingsEvent.SettingShown _,
          SettingsEvent.SettingsFileShown _,
          DiagnosticEvent.DiagnosticResult _,
          DeliveryEvent.PayloadPrinted _ ->
          "";
    };
  }

  /** The line at the bottom of the terminal while work goes on; nothing once it is done. */
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

  private String called(ApiEvent.ApiCallMade called) {
    return theme.dim(
            called.method()
                + " "
                + SafeText.shorten(called.url())
                + "  → "
                + Phrases.outcome(called.outcome())
                + "  "
                + Durations.show(called.took()))
        + "\n";
  }

  private String ready(ListenEvent.ListenerReady ready) {
    return new TextBlock()
        .add("Listening on " + theme.strong(ready.url()) + "  (Ctrl-C stops)")
        .add("In your request to OTPIQ (" + tunnel(ready) + "):")
        .add("  \"deliveryReport\": " + JsonWriter.escaped(ready.report().masked()))
        .block();
  }

  private static String tunnel(ListenEvent.ListenerReady ready) {
    return ready.url().startsWith("https:")
        ? "where it cannot reach your machine, there put your tunnel's URL"
        : "which itself takes https only, so there put your tunnel's URL";
  }

  private String listened(ListenEvent.ListenSummary listened) {
    return Phrases.plural(listened.accepted(), "webhook")
        + " accepted, "
        + refused(listened.refused())
        + ": "
        + verdict(listened.errors(), listened.warnings())
        + theme.dim("  (" + Durations.show(listened.duration()) + ")")
        + "\n"
        + listened.unmetExpectations().stream().map(this::missed).collect(Collectors.joining());
  }

  private String missed(ExpectationState one) {
    String wanted =
        one.came() > one.most()
            ? "expected no webhook, and " + one.came() + " came"
            : "expected " + one.words() + ": " + one.came() + " of " + one.least() + " came";
    return theme.error(SafeText.shorten(wanted)) + "\n";
  }

  private String health(ListenEvent.TargetHealthChanged changed) {
    String url = SafeText.shorten(changed.last().url());
    return changed.isUp()
        ? theme.good(url + " answers again") + "\n"
        : theme.error(url + " does not answer: " + Phrases.outcome(changed.last().outcome()))
            + "\n";
  }

  private String refused(long count) {
    String text = count + " refused";
    return count > 0 ? theme.error(text) : text;
  }

  private String carried(DeliveryEvent.DeliverySummary carried) {
    boolean all = carried.acknowledged() == carried.total();
    String done =
        carried.acknowledged()
            + " of "
            + Phrases.plural(carried.total(), "webhook")
            + " acknowledged";
    return (all ? theme.good(done) : theme.error(done))
        + (carried.unfinished() > 0 ? ", " + carried.unfinished() + " never finished" : "")
        + ", "
        + Phrases.plural(carried.attempts(), "attempt")
        + latency(carried.latency())
        + "\n";
  }

  private String latency(DeliveryEvent.Latency latency) {
    return (latency.median().isZero()
            ? ""
            : theme.dim(
                "  (p50 "
                    + Durations.show(latency.median())
                    + ", p99 "
                    + Durations.show(latency.p99())
                    + ")"))
        + warned(latency.slow() - latency.late(), "took 5 s or more")
        + warned(latency.late(), "took longer than the 10 s that OTPIQ waits")
        + warned(latency.timedOut(), "timed out");
  }

  private String warned(int count, String what) {
    return count == 0 ? "" : theme.warning("; " + Phrases.plural(count, "attempt") + " " + what);
  }

  private String validated(ValidationEvent.ValidationSummary validated) {
    return Phrases.plural(validated.payloads(), "payload")
        + ": "
        + verdict(validated.errors(), validated.warnings())
        + "\n";
  }

  private String verdict(long errors, long warnings) {
    String counts = Phrases.counts(errors, warnings);
    if (errors > 0) {
      return theme.error(counts);
    }
    return warnings > 0 ? theme.warning(counts) : theme.good(counts);
  }
}
