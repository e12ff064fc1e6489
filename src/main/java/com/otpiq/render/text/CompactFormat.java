package com.otpiq.render.text;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.ForwardResult;
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
import com.otpiq.event.SettingsEvent;
import com.otpiq.event.ValidationEvent;
import com.otpiq.render.EventFormat;
import com.otpiq.rule.Annotation;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Finding;
import com.otpiq.rule.Inspection;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Body;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events as one line each; what may be written from right to left stands last. */
public final class CompactFormat implements EventFormat {
  private final Theme theme;
  private final LocalTimeFormat clock;
  private final RequestView requests;
  private final ApiResponseView replies;
  private final SandboxView simulation;

  public CompactFormat(Theme theme, LocalTimeFormat clock) {
    this.theme = theme;
    this.clock = clock;
    this.requests = new RequestView(theme);
    this.replies = new ApiResponseView(theme);
    this.simulation = new SandboxView(theme, clock);
  }

  @Override
  public String data(Event event) {
    return switch (event) {
      case ListenEvent.Received received -> received(received);
      case DeliveryEvent.AttemptMade attempted -> attempted(attempted);
      case ValidationEvent.WebhookValidated judged -> judged(judged);
      case JournalEvent.JournalEntryShown kept -> new JournalView(theme, clock).line(kept);
      case CatalogEvent.ScenarioListed listed -> listed.name() + "\n";
      case DeliveryEvent.PayloadPrinted printed -> printed.body().text() + "\n";
      case DeliveryEvent.RetryPlan planned -> ScheduleView.table(planned);
      case SandboxEvent.ApiRequestHandled served -> simulation.line(served);
      case SandboxEvent.MessageStatusChanged moved -> simulation.line(moved);
      case SandboxEvent.EndpointStatusChanged changed -> simulation.line(changed);
      case ApiEvent.RequestPrepared prepared -> requests.prepared(prepared);
      case ApiEvent.ApiResponseReceived replied -> replies.compact(replied);
      case CheckEvent.CheckListed listed -> listed.check().id() + "\n";
      case CheckEvent.CheckFinished checked -> new CheckView(theme, false).compact(checked);
      case CatalogEvent.ReceiverListed listed -> listed.kind() + "\n";
      case CatalogEvent.CommandListed listed -> listed.command().name() + "\n";
      case CatalogEvent.FilePrinted source -> source.text();
      case ListenEvent.TrustShown told -> TrustInstructions.text(told);
      case SettingsEvent.SettingShown told -> new SettingsView(theme).line(told);
      case SettingsEvent.SettingsFileShown file -> new SettingsView(theme).line(file);
      case DiagnosticEvent.DiagnosticResult examined -> new SettingsView(theme).line(examined);
      case Event.Notice _,
          ListenEvent.TargetHealthChanged _,
          ListenEvent.ListenerReady _,
          ListenEvent.ListenSummary _,
          DeliveryEvent.DeliveryProgress _,
          DeliveryEvent.DeliverySummary _,
          SandboxEvent.SandboxReady _,
          SandboxEvent.SandboxSummary _,
          ApiEvent.RequestFindingReported _,
          ApiEvent.SmsPartsCounted _,
          JournalEvent.JournalCleared _,
          ApiEvent.ApiCallMade _,
          DiagnosticEvent.DiagnosticSummary _,
          CheckEvent.CheckSummary _,
          ValidationEvent.ValidationSummary _ ->
          "";
    };
  }

  private String received(ListenEvent.Received received) {
    return line(
        Stream.of(
            clock.time(received.request().delivery().at()),
            Phrases.answered(theme, received.response()),
            received
                .inspection()
                .map(_ -> Phrases.event(received.request().delivery()))
                .orElse(SafeText.shorten(received.request().method())),
            received.inspection().map(Phrases::since).orElse(""),
            received
                .inspection()
                .filter(CompactFormat::isUnverified)
                .map(_ -> theme.warning("unverified"))
                .orElse(""),
            received
                .inspection()
                .map(this::verdict)
                .orElse(theme.error(received.response().detail())),
            received.forwarded().stream().map(this::forwarded).collect(Collectors.joining("  ")),
            identity(received.request().delivery().body())));
  }

  private String forwarded(ForwardResult one) {
    return SafeText.shorten(one.url()) + " → " + Phrases.forwarded(theme, one);
  }

  private String attempted(DeliveryEvent.AttemptMade attempted) {
    Attempt attempt = attempted.attempt();
    String outcome = Phrases.outcome(attempt.outcome());
    return line(
        Stream.of(
            clock.time(attempt.at()),
            Phrases.turn(attempted),
            Phrases.event(attempted.kind(), attempted.body()),
            Phrases.attempt(attempt),
            attempt.outcome().acknowledged() ? theme.good(outcome) : theme.error(outcome),
            Durations.show(attempt.took()),
            Phrases.next(attempt),
            identity(attempted.body())));
  }

  private String judged(ValidationEvent.WebhookValidated judged) {
    return line(
        Stream.of(
            SafeText.shorten(judged.source()) + ":" + judged.base().line(),
            Phrases.event(judged.delivery()),
            verdict(judged.inspection()),
            identity(judged.delivery().body())));
  }

  private String verdict(Inspection inspection) {
    return Stream.of(
            ids(inspection, "error:", Finding::isError).map(theme::error).orElse(""),
            ids(inspection, "warning:", finding -> !finding.isError())
                .map(theme::warning)
                .orElse(""),
            marks(inspection).map(theme::mark).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static boolean isUnverified(Inspection inspection) {
    return inspection.authentication() == Authentication.UNVERIFIED;
  }

  private static Optional<String> ids(
      Inspection inspection, String label, Predicate<Finding> which) {
    return joined(
        label, inspection.findings().stream().filter(which).map(finding -> finding.rule().id()));
  }

  private static Optional<String> marks(Inspection inspection) {
    return joined("note:", inspection.annotations().stream().map(Annotation::id));
  }

  private static Optional<String> joined(String label, Stream<String> ids) {
    String all = ids.collect(Collectors.joining(","));
    return all.isEmpty() ? Optional.empty() : Optional.of(label + all);
  }

  private static String identity(Body body) {
    return Phrases.smsId(body).orElse("");
  }

  private static String line(Stream<String> parts) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("  ")) + "\n";
  }
}
