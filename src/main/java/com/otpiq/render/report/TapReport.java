package com.otpiq.render.report;

import com.otpiq.event.SafeText;
import com.otpiq.json.JsonWriter;
import com.otpiq.render.text.TextBlock;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.Outage;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.stream.Stream;

/** A report as TAP 14, the Test Anything Protocol. */
final class TapReport {
  private TapReport() {}

  static String of(CheckReport report) {
    List<String> others =
        Stream.concat(report.outages().stream().map(Outage::text), report.gaps().stream()).toList();
    TextBlock lines =
        new TextBlock()
            .add("TAP version 14")
            .add("1.." + (report.results().size() + others.size()));
    for (int i = 0; i < report.results().size(); i++) {
      CheckResult result = report.results().get(i);
      lines.add(point(report, result, i + 1));
      if (!isOk(result)) {
        details(report, result).forEach(lines::add);
      }
    }
    for (int i = 0; i < others.size(); i++) {
      lines.add("not ok %d - %s".formatted(report.results().size() + i + 1, plain(others.get(i))));
    }
    return lines.block();
  }

  /** A problem that does not fail the run is a TODO in TAP. */
  private static String point(CheckReport report, CheckResult result, int number) {
    String directive =
        switch (result.level()) {
          case PASSED, INCOMPLETE -> "";
          case SKIPPED -> " # SKIP " + plain(result.verdict().text());
          case ERROR, WARNING, SUSPICION -> report.fails(result) ? "" : " # TODO " + level(result);
        };
    return (isOk(result) ? "ok " : "not ok ")
        + number
        + " - "
        + result.check().id()
        + ": "
        + plain(result.check().expects())
        + directive;
  }

  /** A check that could not be finished is not ok. */
  private static boolean isOk(CheckResult result) {
    return !result.verdict().isProblem() && result.level() != ResultLevel.INCOMPLETE;
  }

  private static String level(CheckResult result) {
    return result.known() ? "known from the baseline" : result.level().word();
  }

  private static Stream<String> details(CheckReport report, CheckResult result) {
    String cause =
        report.findingBehind(result).map(finding -> finding.main().check().id()).orElse("");
    return Stream.of(
            "  ---",
            "  severity: " + severity(result.level()),
            "  found: " + quoted(result.verdict().text()),
            "  why: " + quoted(result.check().why()),
            "  fix: " + quoted(result.fix()),
            cause.isEmpty() ? "" : "  same-cause-as: " + cause,
            "  ...")
        .filter(line -> !line.isEmpty());
  }

  private static String severity(ResultLevel level) {
    return switch (level) {
      case ERROR -> "fail";
      case INCOMPLETE -> "incomplete";
      case WARNING, SUSPICION, PASSED, SKIPPED -> "comment";
    };
  }

  /** A JSON string is a YAML string. */
  private static String quoted(String text) {
    return JsonWriter.readable(Json.of(text));
  }

  private static String plain(String text) {
    return SafeText.escape(text).replace("\\", "\\\\").replace("#", "\\#");
  }
}
