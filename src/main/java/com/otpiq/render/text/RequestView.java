package com.otpiq.render.text;

import com.otpiq.event.ApiEvent;
import com.otpiq.event.SafeText;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.RequestFinding;
import com.otpiq.message.SendRequest;
import com.otpiq.message.SmsText;

/** Requests to OTPIQ before they are sent: findings, SMS parts, and the request itself. */
public final class RequestView {
  private static final String KEY = "$OTPIQ_API_KEY";

  private final Theme theme;

  public RequestView(Theme theme) {
    this.theme = theme;
  }

  /** The HTTP request, or a curl command that sends the same. */
  String prepared(ApiEvent.RequestPrepared prepared) {
    return prepared.asCurl() ? curl(prepared) : http(prepared);
  }

  /** A finding, with its place in the file and a suggestion. */
  public String finding(ApiEvent.RequestFindingReported reported) {
    RequestFinding finding = reported.finding();
    String severity = finding.isError() ? theme.error("error: ") : theme.warning("warning: ");
    String place =
        reported.file().map(file -> SafeText.inline(file) + ":" + place(finding) + ": ").orElse("");
    String suggestion = finding.suggestion().map(RequestView::suggestion).orElse("");
    return place
        + severity
        + SafeText.inline(finding.key())
        + " "
        + SafeText.inline(finding.text())
        + suggestion
        + "\n";
  }

  /** The number of parts of an SMS. */
  public static String smsParts(SmsText text) {
    return "SMS: "
        + Phrases.plural(text.parts(), "part")
        + ", "
        + Phrases.plural(text.length(), "character")
        + " in "
        + text.encoding()
        + (text.unicode()
            ? ", as Arabic and Kurdish text needs (70 in a single part, 67 in each of several)"
            : " (160 in a single part, 153 in each of several)")
        + "\n";
  }

  private String http(ApiEvent.RequestPrepared prepared) {
    TextBlock lines =
        new TextBlock()
            .add("POST " + SafeText.shorten(prepared.url()))
            .add("Authorization: Bearer " + KEY)
            .add("Content-Type: application/json")
            .add("");
    new BodyText(theme).lines(prepared.request()).forEach(lines::add);
    return lines.block();
  }

  /**
   * The request as a curl command. The shell inserts key and secret, so its history has neither.
   */
  public static String curl(ApiEvent.RequestPrepared prepared) {
    String marker = "SECRET";
    while (JsonWriter.escaped(prepared.request()).contains(marker)) {
      marker += "_";
    }
    String body =
        quoted(JsonWriter.escaped(SendRequest.withSecret(prepared.request(), marker)))
            .replace(marker, "'\"${OTPIQ_WEBHOOK_SECRET:?}\"'");
    return "curl -X POST "
        + quoted(SafeText.escape(prepared.url()))
        + " -H \"Authorization: Bearer "
        + KEY
        + "\" -H 'Content-Type: application/json' -d "
        + body
        + "\n";
  }

  /** The text as one word of a POSIX shell command. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String suggestion(String text) {
    return "; did you mean "
        + SafeText.inline(text)
        + "?"
        + (text.contains("*") ? " (--show-pii shows it whole)" : "");
  }

  private static String place(RequestFinding finding) {
    return finding.at().line() + ":" + finding.at().column();
  }
}
