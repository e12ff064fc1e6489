package com.otpiq.render.text;

import com.otpiq.event.SafeText;
import com.otpiq.event.SandboxEvent;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.time.Durations;

/** What the sandbox does, one line for each event. */
public final class SandboxView {
  private final Theme theme;
  private final LocalTimeFormat clock;

  SandboxView(Theme theme, LocalTimeFormat clock) {
    this.theme = theme;
    this.clock = clock;
  }

  /** The line for an event; empty if it is a message of the command, not data. */
  String line(SandboxEvent event) {
    return switch (event) {
      case SandboxEvent.ApiRequestHandled request -> request(request);
      case SandboxEvent.MessageStatusChanged message -> message(message);
      case SandboxEvent.EndpointStatusChanged endpoint -> endpoint(endpoint);
      case SandboxEvent.SandboxReady _, SandboxEvent.SandboxSummary _ -> "";
    };
  }

  private String request(SandboxEvent.ApiRequestHandled request) {
    return theme.dim(clock.time(request.at()))
        + "  "
        + SafeText.inline(request.method())
        + " "
        + SafeText.inline(request.path(), "  → ")
        + theme.status(request.status())
        + (request.detail().isEmpty() ? "" : "  " + SafeText.shorten(request.detail()))
        + "\n";
  }

  private String message(SandboxEvent.MessageStatusChanged message) {
    return theme.dim(clock.time(message.at()))
        + "  "
        + SafeText.inline(message.smsId())
        + "  "
        + theme.strong(message.channel().wireName() + " " + message.status().wireName())
        + (message.isFinal() ? ", final" : "")
        + message.reason().map(reason -> "  " + SafeText.shorten(reason)).orElse("")
        + "\n";
  }

  private String endpoint(SandboxEvent.EndpointStatusChanged endpoint) {
    String status =
        endpoint
            .pause()
            .map(pause ->
                theme.warning(
                    "paused for "
                        + Durations.show(pause)
                        + " after "
                        + Phrases.plural(endpoint.failures(), "failed attempt")
                        + " in a row (assumed)"))
            .orElse(theme.good("resumed"));
    return theme.dim(clock.time(endpoint.at()))
        + "  "
        + SafeText.inline(endpoint.url(), "  ")
        + status
        + "\n";
  }

  /** The message when the sandbox accepts requests. */
  public static String ready(Theme theme, SandboxEvent.SandboxReady ready) {
    TextBlock block =
        new TextBlock()
            .add(
                "OTPIQ sandbox at "
                    + theme.strong(SafeText.inline(ready.url()))
                    + "  (Ctrl-C stops)")
            .add(
                "  OTPIQ_BASE_URL="
                    + SafeText.inline(ready.url() + "/api")
                    + "  OTPIQ_API_KEY="
                    + SafeText.shorten(ready.key()))
            .add(
                "  Magic numbers and scenarios: "
                    + SafeText.shorten(ready.url() + "/_sandbox/scenarios"));
    ready
        .controlToken()
        .ifPresent(token ->
            block.add(
                "  From other machines, /_sandbox/ needs: Authorization: Bearer "
                    + SafeText.shorten(token)));
    return block.block();
  }

  /** The message when the sandbox stopped. */
  public static String summary(Theme theme, SandboxEvent.SandboxSummary summary) {
    String failed = summary.failed() + " failed";
    return Phrases.plural(summary.messages(), "message")
        + "; webhooks: "
        + summary.acknowledged()
        + " acknowledged, "
        + (summary.failed() > summary.expected() ? theme.error(failed) : failed)
        + (summary.expected() > 0 ? " (" + summary.expected() + " as expected)" : "")
        + ", "
        + summary.waiting()
        + " waiting"
        + (summary.failedEarlier() > 0
            ? "; " + summary.failedEarlier() + " failed in an earlier run"
            : "")
        + Phrases.unreadable(summary.unreadable())
        + "\n";
  }
}
