package com.otpiq.render.text;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
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
import com.otpiq.rule.Finding;
import com.otpiq.rule.Inspection;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.WebhookKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Events for a person who watches: a block for each, with everything worth knowing. */
public final class PrettyFormat implements EventFormat {
  private static final int ANSWER_LINES = 3;

  private final Theme theme;
  private final LocalTimeFormat clock;
  private final RequestView requests;
  private final ApiResponseView replies;
  private final SandboxView simulation;
  private final boolean verbose;
  private final BodyText bodyText;
  private final CheckView letter;
  private final JournalView archive;

  public PrettyFormat(Theme theme, LocalTimeFormat clock, boolean verbose) {
    this.theme = theme;
    this.clock = clock;
    this.requests = new RequestView(theme);
    this.replies = new ApiResponseView(theme);
    this.simulation = new SandboxView(theme, clock);
    this.verbose = verbose;
    this.letter = new CheckView(theme, verbose);
    this.bodyText = new BodyText(theme);
    this.archive = new JournalView(theme, clock);
  }

  @Override
  public String data(Event event) {
    return switch (event) {
      case ListenEvent.Received received -> received(received);
      case DeliveryEvent.AttemptMade attempted -> attempted(attempted);
      case ValidationEvent.WebhookValidated judged -> judged(judged);
      case JournalEvent.JournalEntryShown kept -> kept(kept);
      case CatalogEvent.ScenarioListed listed -> listed(listed);
      case DeliveryEvent.PayloadPrinted printed -> printed.body().text() + "\n";
      case DeliveryEvent.RetryPlan planned -> ScheduleView.table(planned);
      case SandboxEvent.ApiRequestHandled served -> simulation.line(served);
      case SandboxEvent.MessageStatusChanged moved -> simulation.line(moved);
      case SandboxEvent.EndpointStatusChanged changed -> simulation.line(changed);
      case ApiEvent.RequestPrepared prepared -> requests.prepared(prepared);
      case ApiEvent.ApiResponseReceived replied -> replies.pretty(replied);
      case CheckEvent.CheckListed listed -> letter.listed(listed.check());
      case CheckEvent.CheckFinished checked -> letter.pretty(checked);
      case CheckEvent.CheckSummary done -> letter.letter(done.report());
      case CatalogEvent.ReceiverListed listed ->
          theme.strong(listed.kind()) + "  " + listed.description() + "\n";
      case CatalogEvent.CommandListed listed ->
          theme.strong(listed.command().name()) + "  " + listed.command().description() + "\n";
      case CatalogEvent.FilePrinted source -> source.text();
      case ListenEvent.TrustShown told -> TrustInstructions.text(told);
      case SettingsEvent.SettingShown told -> new SettingsView(theme).line(told);
      case SettingsEvent.SettingsFileShown file -> new SettingsView(theme).line(file);
      case DiagnosticEvent.DiagnosticResult examined -> new SettingsView(theme).block(examined);
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
          ValidationEvent.ValidationSummary _ ->
          "";
    };
  }

  private String kept(JournalEvent.JournalEntryShown kept) {
    return kept.inspection()
        .map(inspection ->
            archive.whole(
                kept, verdict(kept.request().delivery().body(), inspection, Position.START)))
        .orElseGet(() -> archive.line(kept));
  }

  private String received(ListenEvent.Received received) {
    Delivery delivery = received.request().delivery();
    TextBlock lines = new TextBlock().add(head(received)).indent(details(received));
    if (verbose) {
      received.journalId().ifPresent(id -> lines.indent(List.of(theme.dim("journal " + id))));
      lines.indent(headerLines(delivery.headers()));
    }
    if (received.inspection().isPresent()) {
      lines.indent(bodyText.lines(delivery.body()));
      lines.indent(verdict(delivery.body(), received.inspection().get(), Position.START));
    }
    return lines.add("").block();
  }

  private List<String> headerLines(Headers headers) {
    return headers.lines().stream()
        .map(line ->
            theme.dim(SafeText.shorten(line.name()) + ": " + SafeText.shorten(line.value())))
        .toList();
  }

  private String head(ListenEvent.Received received) {
    String what =
        received.inspection().isPresent()
            ? Phrases.event(received.request().delivery())
            : SafeText.shorten(received.request().method());
    return theme.dim(clock.time(received.request().delivery().at()))
        + "  #"
        + received.number()
        + "  "
        + theme.strong(what)
        + "  → "
        + Phrases.answered(theme, received.response())
        + (received.response().acknowledges()
            ? ""
            : " " + SafeText.shorten(received.response().detail()));
  }

  private List<String> details(ListenEvent.Received received) {
    List<String> details = new ArrayList<>();
    received.inspection().map(this::trust).ifPresent(details::add);
    received
        .inspection()
        .flatMap(Inspection::sincePrevious)
        .ifPresent(gap -> details.add(Durations.show(gap) + " after the message's previous event"));
    if (received.inspection().isEmpty() || !received.request().path().equals("/")) {
      details.add("path " + SafeText.shorten(received.request().path()));
    }
    received.forwarded().forEach(one -> details.addAll(forwarded(one)));
    details.addAll(inbound(received.request().delivery()));
    return details;
  }

  /** What an application answered, and what OTPIQ makes of that. */
  private List<String> forwarded(ForwardResult forwarded) {
    List<String> lines = new ArrayList<>();
    lines.add(
        theme.strong(SafeText.shorten(forwarded.url()))
            + "  → "
            + Phrases.forwarded(theme, forwarded));
    if (!forwarded.outcome().acknowledged()) {
      answerLines(forwarded.outcome()).forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /** The headers that tell one inbound message from another. */
  private static List<String> inbound(Delivery delivery) {
    if (delivery.kind() == WebhookKind.DELIVERY_REPORT) {
      return List.of();
    }
    return Stream.of(HeaderName.EVENT_ID, HeaderName.ATTEMPT, HeaderName.TIMESTAMP)
        .flatMap(name ->
            delivery
                .headers()
                .first(name)
                .map(value -> name + ": " + SafeText.shorten(value))
                .stream())
        .toList();
  }

  private String trust(Inspection inspection) {
    return switch (inspection.authentication()) {
      case VERIFIED -> theme.good("secret verified");
      case UNVERIFIED ->
          theme.warning("unverified: no secret is configured, so anybody could have sent this");
      case REFUSED -> theme.error("secret refused");
    };
  }

  /** Findings, then marks, then the all-clear where there is neither. */
  private List<String> verdict(Body body, Inspection inspection, Position base) {
    List<String> lines = new ArrayList<>();
    inspection.findings().forEach(finding -> lines.addAll(finding(finding, body, base)));
    inspection.annotations().forEach(mark -> lines.add(mark(mark)));
    if (inspection.findings().isEmpty()) {
      lines.add(theme.good("no findings"));
    }
    return lines;
  }

  private String mark(Annotation mark) {
    return theme.mark("note  " + mark.id()) + "  " + mark.text();
  }

  private List<String> finding(Finding finding, Body body, Position base) {
    String name = Phrases.severity(finding) + "  " + finding.rule().id();
    List<String> lines = new ArrayList<>();
    lines.add(
        (finding.isError() ? theme.error(name) : theme.warning(name))
            + "  "
            + Phrases.sentence(finding)
            + theme.dim("  (" + Phrases.basis(finding) + ")"));
    finding.violation().at().ifPresent(at -> lines.addAll(place(body, at, base)));
    return lines;
  }

  private List<String> place(Body body, Position at, Position base) {
    Position shown = at.within(base);
    BodyExcerpt.Lines excerpt = BodyExcerpt.of(body.text(), at);
    return List.of(
        theme.dim("  line " + shown.line() + ", column " + shown.column()),
        "  " + excerpt.text(),
        "  " + theme.strong(excerpt.carets()));
  }

  private String attempted(DeliveryEvent.AttemptMade attempted) {
    Attempt attempt = attempted.attempt();
    TextBlock lines = new TextBlock().add(attemptLine(attempted));
    if (verbose && attempt.outcome() instanceof Outcome.Responded answer) {
      lines.indent(headerLines(answer.headers()));
    }
    if (!attempt.outcome().acknowledged()) {
      lines.indent(answerLines(attempt.outcome()));
    }
    return lines.block();
  }

  private String attemptLine(DeliveryEvent.AttemptMade attempted) {
    Attempt attempt = attempted.attempt();
    String outcome = Phrases.outcome(attempt.outcome());
    return theme.dim(clock.time(attempt.at()))
        + "  "
        + Phrases.turn(attempted)
        + "  "
        + Phrases.event(attempted.kind(), attempted.body())
        + "  "
        + Phrases.attempt(attempt)
        + "  → "
        + (attempt.outcome().acknowledged() ? theme.good(outcome) : theme.error(outcome))
        + "  "
        + theme.dim(Durations.show(attempt.took()))
        + "  "
        + Phrases.next(attempt);
  }

  private List<String> answerLines(Outcome outcome) {
    if (!(outcome instanceof Outcome.Responded answer)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    answer
        .headers()
        .first("Location")
        .ifPresent(to -> lines.add("redirects are not followed: " + SafeText.shorten(to)));
    answer.body().lines().limit(ANSWER_LINES).map(SafeText::shorten).forEach(lines::add);
    return lines;
  }

  private String judged(ValidationEvent.WebhookValidated judged) {
    String place = SafeText.shorten(judged.source()) + ":" + judged.base().line();
    TextBlock lines =
        new TextBlock()
            .add(theme.dim(place) + "  " + theme.strong(Phrases.event(judged.delivery())))
            .indent(verdict(judged.delivery().body(), judged.inspection(), judged.bodyOrigin()));
    return lines.block();
  }

  private String listed(CatalogEvent.ScenarioListed listed) {
    String basis = Phrases.basis(listed.basis());
    return new TextBlock()
        .add(
            theme.strong(pad(listed.name(), 20))
                + pad(Phrases.plural(listed.deliveries(), "webhook"), 12)
                + basis)
        .indent(List.of(listed.description()))
        .block();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
