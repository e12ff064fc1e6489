package com.otpiq.render.console;

import com.otpiq.event.ExpectationState;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.json.JsonWriter;
import com.otpiq.render.text.Phrases;
import com.otpiq.render.text.TextBlock;
import com.otpiq.render.text.Theme;
import com.otpiq.time.Durations;
import java.util.stream.Collectors;

/** The messages of a listener: where it listens, how its targets are, and its summary. */
final class ListenMessages {
  private final Theme theme;

  ListenMessages(Theme theme) {
    this.theme = theme;
  }

  String of(ListenEvent event) {
    return switch (event) {
      case ListenEvent.ListenerReady ready -> ready(ready);
      case ListenEvent.TargetHealthChanged changed -> health(changed);
      case ListenEvent.ListenSummary summary -> summary(summary);
      case ListenEvent.Received _, ListenEvent.TrustShown _ -> "";
    };
  }

  private String ready(ListenEvent.ListenerReady ready) {
    return new TextBlock()
        .add("Listening on " + theme.strong(SafeText.inline(ready.url())) + "  (Ctrl-C stops)")
        .add("In your request to OTPIQ (" + tunnelHint(ready) + "):")
        .add("  \"deliveryReport\": " + JsonWriter.escaped(ready.report().masked()))
        .block();
  }

  private static String tunnelHint(ListenEvent.ListenerReady ready) {
    return ready.url().startsWith("https:")
        ? "with your tunnel's URL if OTPIQ cannot reach your machine"
        : "with your tunnel's URL, because OTPIQ accepts https only";
  }

  private String health(ListenEvent.TargetHealthChanged changed) {
    String url = SafeText.inline(changed.last().url());
    return changed.isUp()
        ? theme.good(url + " responds again") + "\n"
        : theme.error(url + " does not respond: " + Phrases.outcome(changed.last().outcome()))
            + "\n";
  }

  private String summary(ListenEvent.ListenSummary summary) {
    String refused = summary.refused() + " refused";
    return Phrases.plural(summary.accepted(), "webhook")
        + " accepted, "
        + (summary.refused() > 0 ? theme.error(refused) : refused)
        + Phrases.failed(summary.unreadable(), summary.unsaved())
        + ": "
        + Phrases.counts(theme, summary.errors(), summary.warnings())
        + theme.dim("  (" + Durations.show(summary.duration()) + ")")
        + "\n"
        + summary.forwardFailures().stream().map(this::failed).collect(Collectors.joining())
        + summary.unmetExpectations().stream().map(this::unmet).collect(Collectors.joining());
  }

  private String failed(ListenEvent.ForwardFailure failure) {
    String text =
        "not acknowledged by "
            + SafeText.inline(failure.url())
            + ": "
            + Phrases.outcome(failure.outcome())
            + " ("
            + Phrases.plural(failure.webhooks(), "webhook")
            + ")";
    return theme.error(text) + "\n";
  }

  private String unmet(ExpectationState expectation) {
    String text =
        expectation.received() > expectation.maximum()
            ? "expected no webhook, received " + expectation.received()
            : "expected "
                + expectation.description()
                + ": received "
                + expectation.received()
                + " of "
                + expectation.minimum();
    return theme.error(SafeText.shorten(text)) + "\n";
  }
}
