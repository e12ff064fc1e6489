package com.otpiq.render.text;

import com.otpiq.event.SafeText;
import com.otpiq.event.SandboxEvent;
import com.otpiq.time.Durations;
import com.otpiq.webhook.JsonObjectBuilder;

/** What the sandbox does, as lines and as records. */
public final class SandboxView {
  private final Theme theme;
  private final LocalTimeFormat clock;

  SandboxView(Theme theme, LocalTimeFormat clock) {
    this.theme = theme;
    this.clock = clock;
  }

  String line(SandboxEvent.ApiRequestHandled served) {
    return theme.dim(clock.time(served.at()))
        + "  "
        + SafeText.shorten(served.method())
        + " "
        + SafeText.shorten(served.path())
        + "  → "
        + theme.status(served.status())
        + (served.detail().isEmpty() ? "" : "  " + SafeText.shorten(served.detail()))
        + "\n";
  }

  String line(SandboxEvent.MessageStatusChanged moved) {
    String status = moved.channel().wireName() + " " + moved.status().wireName();
    return theme.dim(clock.time(moved.at()))
        + "  "
        + moved.smsId()
        + "  "
        + theme.strong(status)
        + (moved.isFinal() ? ", final" : "")
        + moved.reason().map(reason -> "  " + SafeText.shorten(reason)).orElse("")
        + "\n";
  }

  String line(SandboxEvent.EndpointStatusChanged changed) {
    String what =
        changed
            .pause()
            .map(pause ->
                theme.warning(
                    "paused for "
                        + Durations.show(pause)
                        + " after "
                        + Phrases.plural(changed.failures(), "failed attempt")
                        + " in a row (assumed)"))
            .orElse(theme.good("delivered to again"));
    return theme.dim(clock.time(changed.at()))
        + "  "
        + SafeText.shorten(changed.url())
        + "  "
        + what
        + "\n";
  }

  public static String ready(Theme theme, SandboxEvent.SandboxReady ready) {
    return new TextBlock()
        .add("A whole OTPIQ at " + theme.strong(ready.url()) + "  (Ctrl-C stops)")
        .add("  OTPIQ_BASE_URL=" + ready.url() + "/api  OTPIQ_API_KEY=" + ready.key())
        .add("  Numbers that choose what happens: " + ready.url() + "/_sandbox/scenarios")
        .block();
  }

  public static String summary(Theme theme, SandboxEvent.SandboxSummary done) {
    String failed = done.failed() + " failed";
    return Phrases.plural(done.messages(), "message")
        + "; webhooks: "
        + done.acknowledged()
        + " acknowledged, "
        + (done.failed() > 0 ? theme.error(failed) : failed)
        + ", "
        + done.waiting()
        + " waiting\n";
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, SandboxEvent.ApiRequestHandled served) {
    return record
        .put("at", served.at().toString())
        .put("method", served.method())
        .put("path", served.path())
        .put("status", served.status())
        .put("detail", served.detail());
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, SandboxEvent.MessageStatusChanged moved) {
    return record
        .put("at", moved.at().toString())
        .put("smsId", moved.smsId())
        .put("channel", moved.channel().wireName())
        .put("status", moved.status().wireName())
        .put("isFinal", moved.isFinal())
        .put("reason", moved.reason());
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, SandboxEvent.EndpointStatusChanged changed) {
    record
        .put("at", changed.at().toString())
        .put("url", changed.url())
        .put("paused", changed.pause().isPresent())
        .put("failures", changed.failures());
    changed.pause().ifPresent(pause -> record.put("pauseMs", pause.toMillis()));
    return record;
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, SandboxEvent.SandboxSummary done) {
    return record
        .put("messages", done.messages())
        .put("acknowledged", done.acknowledged())
        .put("failed", done.failed())
        .put("waiting", done.waiting());
  }
}
