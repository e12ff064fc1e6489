package com.otpiq.render;

import com.otpiq.report.Event;
import com.otpiq.report.SafeText;
import com.otpiq.time.Durations;
import com.otpiq.webhook.JsonObject;

/** What the sandbox does, as lines and as records. */
final class Simulation {
  private final Theme theme;
  private final Clock clock;

  Simulation(Theme theme, Clock clock) {
    this.theme = theme;
    this.clock = clock;
  }

  String line(Event.Served served) {
    return theme.dim(clock.time(served.at()))
        + "  "
        + SafeText.shorten(served.method())
        + " "
        + SafeText.shorten(served.path())
        + "  → "
        + theme.status(served.status())
        + (served.said().isEmpty() ? "" : "  " + SafeText.shorten(served.said()))
        + "\n";
  }

  String line(Event.Moved moved) {
    String status = moved.channel().word() + " " + moved.status().word();
    return theme.dim(clock.time(moved.at()))
        + "  "
        + moved.smsId()
        + "  "
        + theme.strong(status)
        + (moved.isFinal() ? ", final" : "")
        + moved.reason().map(reason -> "  " + SafeText.shorten(reason)).orElse("")
        + "\n";
  }

  String line(Event.EndpointChanged changed) {
    String what =
        changed
            .paused()
            .map(pause ->
                theme.warning(
                    "paused for "
                        + Durations.show(pause)
                        + " after "
                        + Words.plural(changed.failures(), "failed attempt")
                        + " in a row (assumed)"))
            .orElse(theme.good("delivered to again"));
    return theme.dim(clock.time(changed.at()))
        + "  "
        + SafeText.shorten(changed.url())
        + "  "
        + what
        + "\n";
  }

  static String ready(Theme theme, Event.SandboxReady ready) {
    return new Lines()
        .add("A whole OTPIQ at " + theme.strong(ready.url()) + "  (Ctrl-C stops)")
        .add("  OTPIQ_BASE_URL=" + ready.url() + "/api  OTPIQ_API_KEY=" + ready.key())
        .add("  Numbers that choose what happens: " + ready.url() + "/_sandbox/scenarios")
        .block();
  }

  static String summary(Theme theme, Event.Simulated done) {
    String failed = done.failed() + " failed";
    return Words.plural(done.messages(), "message")
        + "; webhooks: "
        + done.acknowledged()
        + " acknowledged, "
        + (done.failed() > 0 ? theme.error(failed) : failed)
        + ", "
        + done.waiting()
        + " waiting\n";
  }

  static JsonObject record(JsonObject record, Event.Served served) {
    return record
        .put("at", served.at().toString())
        .put("method", served.method())
        .put("path", served.path())
        .put("status", served.status())
        .put("said", served.said());
  }

  static JsonObject record(JsonObject record, Event.Moved moved) {
    return record
        .put("at", moved.at().toString())
        .put("smsId", moved.smsId())
        .put("channel", moved.channel().word())
        .put("status", moved.status().word())
        .put("isFinal", moved.isFinal())
        .put("reason", moved.reason());
  }

  static JsonObject record(JsonObject record, Event.EndpointChanged changed) {
    record
        .put("at", changed.at().toString())
        .put("url", changed.url())
        .put("paused", changed.paused().isPresent())
        .put("failures", changed.failures());
    changed.paused().ifPresent(pause -> record.put("pauseMs", pause.toMillis()));
    return record;
  }

  static JsonObject record(JsonObject record, Event.Simulated done) {
    return record
        .put("messages", done.messages())
        .put("acknowledged", done.acknowledged())
        .put("failed", done.failed())
        .put("waiting", done.waiting());
  }
}
