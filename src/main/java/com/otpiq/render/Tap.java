package com.otpiq.render;

import com.otpiq.json.JsonText;
import com.otpiq.report.SafeText;
import com.otpiq.verdict.Grade;
import com.otpiq.verdict.Report;
import com.otpiq.verdict.Result;
import com.otpiq.webhook.Json;
import java.util.stream.Stream;

/** A report as TAP 14, the Test Anything Protocol. */
final class Tap {
  private Tap() {}

  static String of(Report report) {
    Lines lines = new Lines().add("TAP version 14").add("1.." + report.results().size());
    for (int i = 0; i < report.results().size(); i++) {
      Result result = report.results().get(i);
      lines.add(point(report, result, i + 1));
      if (result.verdict().isBad()) {
        details(result).forEach(lines::add);
      }
    }
    return lines.block();
  }

  /** A bad result that is no failure is a TODO to TAP. */
  private static String point(Report report, Result result, int number) {
    String directive =
        switch (result.grade()) {
          case PASSED -> "";
          case SKIPPED -> " # SKIP " + plain(result.verdict().text());
          case ERROR, WARNING, SUSPICION -> report.fails(result) ? "" : " # TODO " + grade(result);
        };
    return (result.verdict().isBad() ? "not ok " : "ok ")
        + number
        + " - "
        + result.check().id()
        + ": "
        + plain(result.check().expects())
        + directive;
  }

  private static String grade(Result result) {
    return result.known() ? "known from the baseline" : result.grade().word();
  }

  private static Stream<String> details(Result result) {
    return Stream.of(
        "  ---",
        "  severity: " + (result.grade() == Grade.ERROR ? "fail" : "comment"),
        "  found: " + quoted(result.verdict().text()),
        "  why: " + quoted(result.check().why()),
        "  fix: " + quoted(result.check().fix()),
        "  ...");
  }

  /** JSON strings are YAML strings. */
  private static String quoted(String text) {
    return JsonText.record(Json.of(text));
  }

  private static String plain(String text) {
    return SafeText.escape(text).replace("\\", "\\\\").replace("#", "\\#");
  }
}
