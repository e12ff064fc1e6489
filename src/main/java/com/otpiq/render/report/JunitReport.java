package com.otpiq.render.report;

import com.otpiq.event.SafeText;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Evidence;
import com.otpiq.verdict.ResultLevel;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A report as JUnit XML, which every CI service reads. */
final class JunitReport {
  private final CheckReport report;
  private final XmlWriter xml = new XmlWriter();

  JunitReport(CheckReport report) {
    this.report = report;
  }

  String text() {
    open();
    report.results().forEach(this::writeTestCase);
    report.outages().forEach(outage -> writeGap("application", outage.text()));
    report.gaps().forEach(gap -> writeGap("complete", gap));
    xml.line().element("system-out", "").line().element("system-err", "");
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + xml.line().close().line().close().toXml()
        + "\n";
  }

  private void open() {
    int others = report.outages().size() + report.gaps().size();
    String tests = Integer.toString(report.results().size() + others);
    String errors = Integer.toString(report.unfinished().size() + others);
    String failures = count(result -> report.fails(result));
    String skipped = count(this::isSkipped);
    xml.open("testsuites").line();
    xml.open(
        "testsuite",
        "name",
        report.command(),
        "package",
        "otpiq",
        "id",
        "0",
        "timestamp",
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
            report.at().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)),
        "hostname",
        "localhost",
        "tests",
        tests,
        "failures",
        failures,
        "errors",
        errors,
        "skipped",
        skipped,
        "time",
        seconds(report.took()));
    xml.line().open("properties");
    xml.open("property", "name", "target", "value", report.target()).close().close();
  }

  private String count(Predicate<CheckResult> filter) {
    return Long.toString(report.results().stream().filter(filter).count());
  }

  private void writeTestCase(CheckResult result) {
    xml.line()
        .open(
            "testcase",
            "name",
            result.check().id(),
            "classname",
            "otpiq." + result.check().group().name().toLowerCase(Locale.ROOT),
            "time",
            seconds(result.took()));
    if (report.fails(result)) {
      xml.element(
          "failure", details(result), "message", message(result), "type", result.level().word());
    } else if (result.level() == ResultLevel.INCOMPLETE) {
      writeError(result.verdict().text());
    } else if (isSkipped(result)) {
      xml.element("skipped", note(result));
    }
    xml.close();
  }

  /** What is not the result of a check: the application ended, or the run is incomplete. */
  private void writeGap(String name, String reason) {
    xml.line().open("testcase", "name", name, "classname", "otpiq", "time", "0.000");
    writeError(reason);
    xml.close();
  }

  private void writeError(String reason) {
    String word = ResultLevel.INCOMPLETE.word();
    xml.element("error", SafeText.shorten(reason), "message", reason, "type", word);
  }

  /** JUnit has no warnings: a problem that does not fail the run is skipped, with its text. */
  private boolean isSkipped(CheckResult result) {
    return !report.fails(result)
        && result.level() != ResultLevel.PASSED
        && result.level() != ResultLevel.INCOMPLETE;
  }

  private static String note(CheckResult result) {
    String word = result.known() ? "known from the baseline" : result.level().word();
    return word + ": " + SafeText.shorten(result.verdict().text());
  }

  private String message(CheckResult result) {
    return result.verdict().text()
        + report
            .findingBehind(result)
            .map(finding -> " (for the same reason as " + finding.main().check().id() + ")")
            .orElse("");
  }

  private static String details(CheckResult result) {
    String exchanges =
        result.evidence().stream().map(JunitReport::exchange).collect(Collectors.joining("\n"));
    return "sent: %s\nexpected: %s\nfound: %s\nwhy: %s\nfix: %s\n%s"
        .formatted(
            result.check().sends(),
            result.check().expects(),
            SafeText.shorten(result.verdict().text()),
            result.check().why(),
            result.fix(),
            exchanges);
  }

  private static String exchange(Evidence evidence) {
    return SafeText.inline(evidence.request()) + " → " + SafeText.shorten(evidence.response());
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1_000.0);
  }
}
