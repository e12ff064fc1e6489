package com.otpiq.render;

import com.otpiq.report.SafeText;
import com.otpiq.verdict.Grade;
import com.otpiq.verdict.Report;
import com.otpiq.verdict.Result;
import java.util.stream.Collectors;

/** A report as workflow commands, which GitHub shows beside the code. */
final class Annotations {
  private Annotations() {}

  static String of(Report report) {
    return report.bad().stream()
        .map(result -> annotation(report, result))
        .collect(Collectors.joining());
  }

  private static String annotation(Report report, Result result) {
    String file = report.source().map(name -> ",file=" + value(name)).orElse("");
    return "::"
        + command(result)
        + " title="
        + value("otpiq check: " + result.check().id())
        + file
        + "::"
        + text(
            result.check().expects()
                + ": "
                + result.verdict().text()
                + "\n"
                + result.check().why()
                + ".\n"
                + result.check().fix())
        + "\n";
  }

  private static String command(Result result) {
    if (result.known() || result.grade() == Grade.SUSPICION) {
      return "notice";
    }
    return result.grade() == Grade.ERROR ? "error" : "warning";
  }

  /** What stands after the second pair of colons, in one line. */
  private static String text(String text) {
    return text.lines()
        .map(line -> SafeText.shorten(line).replace("%", "%25"))
        .collect(Collectors.joining("%0A"));
  }

  private static String value(String text) {
    return text(text).replace(":", "%3A").replace(",", "%2C");
  }
}
