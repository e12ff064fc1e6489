package com.otpiq.render.text;

import com.otpiq.event.ApiEvent;
import com.otpiq.event.SafeText;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.RequestFinding;
import com.otpiq.message.SendRequest;
import com.otpiq.message.SmsText;
import com.otpiq.webhook.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/** Requests that are about to be sent: what is to be said of them, and how they would go out. */
public final class RequestView {
  private static final String KEY = "$OTPIQ_API_KEY";

  private final Theme theme;

  public RequestView(Theme theme) {
    this.theme = theme;
  }

  /** What goes over the wire, or the line of curl that does the same. */
  String prepared(ApiEvent.RequestPrepared prepared) {
    return prepared.asCurl() ? curl(prepared) : http(prepared);
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, ApiEvent.RequestPrepared prepared) {
    return prepared.asCurl()
        ? record.put("curl", curl(prepared))
        : record
            .put("method", "POST")
            .put("url", prepared.url())
            .put("request", prepared.request());
  }

  /** What is wrong or odd, and what was probably meant. */
  public String advice(ApiEvent.RequestFindingReported advised) {
    RequestFinding advice = advised.finding();
    String severity = advice.isError() ? theme.error("error: ") : theme.warning("warning: ");
    String place =
        advised.file().map(file -> SafeText.shorten(file) + ":" + place(advice) + ": ").orElse("");
    String meant = advice.suggestion().map(RequestView::meant).orElse("");
    return place
        + severity
        + SafeText.shorten(advice.key())
        + " "
        + SafeText.shorten(advice.text())
        + meant
        + "\n";
  }

  public static JsonObjectBuilder record(
      JsonObjectBuilder record, ApiEvent.RequestFindingReported advised) {
    RequestFinding advice = advised.finding();
    record
        .put("severity", advice.isError() ? "error" : "warning")
        .put("key", advice.key())
        .put("text", advice.text())
        .put("suggestion", advice.suggestion());
    advised
        .file()
        .ifPresent(file ->
            record
                .put("source", file)
                .put("line", advice.at().line())
                .put("column", advice.at().column()));
    return record;
  }

  /** How a text goes out by SMS. */
  public static String measured(SmsText text) {
    return "by SMS this is "
        + Phrases.plural(text.parts(), "part")
        + ": "
        + Phrases.plural(text.length(), "character")
        + " in "
        + text.encoding()
        + (text.unicode()
            ? ", as Arabic and Kurdish need it (70 in one, 67 in each of several)"
            : " (160 in one, 153 in each of several)")
        + "\n";
  }

  private String http(ApiEvent.RequestPrepared prepared) {
    TextBlock lines =
        new TextBlock()
            .add("POST " + prepared.url())
            .add("Authorization: Bearer " + KEY)
            .add("Content-Type: application/json")
            .add("");
    byte[] body = JsonWriter.compact(prepared.request()).getBytes(StandardCharsets.UTF_8);
    new BodyText(theme).lines(BodyParser.parse(body)).forEach(lines::add);
    return lines.block();
  }

  /** The shell puts key and secret in, so neither is ever in a history. */
  private static String curl(ApiEvent.RequestPrepared prepared) {
    String marker = "SECRET";
    while (JsonWriter.escaped(prepared.request()).contains(marker)) {
      marker += "_";
    }
    String body =
        quoted(JsonWriter.escaped(SendRequest.withSecret(prepared.request(), marker)))
            .replace(marker, "'\"${OTPIQ_WEBHOOK_SECRET:?}\"'");
    return "curl -X POST "
        + quoted(prepared.url())
        + " -H \"Authorization: Bearer "
        + KEY
        + "\" -H 'Content-Type: application/json' -d "
        + body
        + "\n";
  }

  /** A word of a command line for a POSIX shell. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String meant(String text) {
    return "; did you mean "
        + SafeText.shorten(text)
        + "?"
        + (text.contains("*") ? " (--show-pii shows it whole)" : "");
  }

  private static String place(RequestFinding advice) {
    return advice.at().line() + ":" + advice.at().column();
  }
}
