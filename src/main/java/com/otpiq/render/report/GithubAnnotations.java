package com.otpiq.render.report;

import com.otpiq.event.SafeText;
import com.otpiq.verdict.CheckFinding;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.ResultLevel;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as GitHub workflow commands, which annotate the code. */
final class GithubAnnotations {
  private GithubAnnotations() {}

  static String of(CheckReport report) {
    return Stream.of(
            report.outages().stream()
                .map(outage -> error("otpiq check: the application ended", outage.text())),
            report.findings().stream().map(finding -> annotation(report, finding)),
            report.unfinished().stream()
                .map(result -> incomplete(result.check().id() + ": " + result.verdict().text())),
            report.gaps().stream().map(GithubAnnotations::incomplete))
        .flatMap(each -> each)
        .collect(Collectors.joining());
  }

  private static String incomplete(String reason) {
    return error("otpiq check: incomplete", reason);
  }

  private static String error(String title, String message) {
    return "::error title=" + value(title) + "::" + text(message) + "\n";
  }

  private static String annotation(CheckReport report, CheckFinding finding) {
    CheckResult result = finding.main();
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
                + SafeText.inline(result.verdict().text())
                + "\n"
                + result.check().why()
                + ".\n"
                + finding.fix()
                + finding.more().map(more -> "\n" + more).orElse(""))
        + "\n";
  }

  private static String command(CheckResult result) {
    if (result.known() || result.level() == ResultLevel.SUSPICION) {
      return "notice";
    }
    return result.level() == ResultLevel.ERROR ? "error" : "warning";
  }

  /** The message of a workflow command, with line breaks and percent signs encoded. */
  private static String text(String text) {
    return text.lines()
        .map(line -> SafeText.shorten(line).replace("%", "%25"))
        .collect(Collectors.joining("%0A"));
  }

  private static String value(String text) {
    return text(text).replace(":", "%3A").replace(",", "%2C");
  }
}
