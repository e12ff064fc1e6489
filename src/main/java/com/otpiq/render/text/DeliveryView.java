package com.otpiq.render.text;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Outcome;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.SafeText;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.time.Durations;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.Headers;
import java.util.ArrayList;
import java.util.List;

/** Attempts to deliver webhooks, and retry plans, as text. */
final class DeliveryView {
  private static final int RESPONSE_LINES = 3;

  private final Theme theme;
  private final LocalTimeFormat clock;
  private final boolean verbose;

  DeliveryView(Theme theme, LocalTimeFormat clock, boolean verbose) {
    this.theme = theme;
    this.clock = clock;
    this.verbose = verbose;
  }

  String pretty(DeliveryEvent event) {
    return switch (event) {
      case DeliveryEvent.AttemptMade made -> block(made);
      case DeliveryEvent.RetryPlan plan -> RetryPlanView.table(plan);
      case DeliveryEvent.PayloadPrinted printed -> BodyText.printed(printed.delivery().body());
      case DeliveryEvent.DeliveryProgress _, DeliveryEvent.DeliverySummary _ -> "";
    };
  }

  String compact(DeliveryEvent event) {
    return switch (event) {
      case DeliveryEvent.AttemptMade made -> line(made);
      case DeliveryEvent.RetryPlan plan -> RetryPlanView.table(plan);
      case DeliveryEvent.PayloadPrinted printed -> BodyText.printed(printed.delivery().body());
      case DeliveryEvent.DeliveryProgress _, DeliveryEvent.DeliverySummary _ -> "";
    };
  }

  private String block(DeliveryEvent.AttemptMade made) {
    Outcome outcome = made.attempt().outcome();
    TextBlock lines = new TextBlock().add(firstLine(made));
    if (verbose && outcome instanceof Outcome.Responded response) {
      lines.indent(headerLines(theme, response.headers()));
    }
    if (!outcome.isAcknowledged()) {
      lines.indent(responseLines(outcome));
    }
    return lines.block();
  }

  private String firstLine(DeliveryEvent.AttemptMade made) {
    Attempt attempt = made.attempt();
    return theme.dim(clock.time(attempt.at()))
        + "  "
        + Phrases.deliveryNumber(made)
        + "  "
        + Phrases.event(made.kind(), made.body())
        + "  "
        + Phrases.attemptNumber(attempt)
        + "  → "
        + outcome(attempt.outcome())
        + "  "
        + theme.dim(Durations.show(attempt.took()))
        + "  "
        + Phrases.nextStep(attempt);
  }

  private String line(DeliveryEvent.AttemptMade made) {
    Attempt attempt = made.attempt();
    return TextLayout.columns(
        List.of(
            clock.time(attempt.at()),
            Phrases.deliveryNumber(made),
            Phrases.event(made.kind(), made.body()),
            Phrases.attemptNumber(attempt),
            outcome(attempt.outcome()),
            Durations.show(attempt.took()),
            Phrases.nextStep(attempt),
            Phrases.ending(
                Phrases.smsId(made.body()), ErrorPages.errorIn(attempt.outcome()).stream())));
  }

  private String outcome(Outcome outcome) {
    String text = Phrases.outcome(outcome);
    return outcome.isAcknowledged() ? theme.good(text) : theme.error(text);
  }

  static List<String> headerLines(Theme theme, Headers headers) {
    return ReceivedText.marked(
        headers.lines().stream()
            .map(line ->
                theme.dim(
                    SafeText.inline(line.name())
                        + ": "
                        + SafeText.shorten(HeaderBytes.readable(line.value()))))
            .toList());
  }

  /**
   * Why a response does not acknowledge: the target of a redirect, and the error that the body
   * describes, or its first lines.
   */
  static List<String> responseLines(Outcome outcome) {
    if (!(outcome instanceof Outcome.Responded response)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    response
        .headers()
        .first("Location")
        .ifPresent(to ->
            lines.add("redirects are not followed: " + SafeText.shorten(HeaderBytes.readable(to))));
    String text =
        ErrorPages.errorIn(response).map(ApplicationError::text).orElse(response.body().text());
    lines.addAll(ReceivedText.lines(text, RESPONSE_LINES));
    return lines;
  }
}
