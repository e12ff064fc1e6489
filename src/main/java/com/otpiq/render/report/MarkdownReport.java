package com.otpiq.render.report;

import com.otpiq.event.SafeText;
import com.otpiq.render.text.Theme;
import com.otpiq.verdict.CheckFinding;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import java.util.stream.Collectors;

/** A report as GitHub-flavoured Markdown, for a job's summary or a comment. */
final class MarkdownReport {
  private final CheckReport report;

  MarkdownReport(CheckReport report) {
    this.report = report;
  }

  String text() {
    return "### otpiq check: "
        + report.headline()
        + "\n\n"
        + new CheckSummaryText(new Theme(false), report)
            .text()
            .lines()
            .map(line -> code(line) + "  \n")
            .collect(Collectors.joining())
        + outages()
        + findings()
        + unfinished();
  }

  private String outages() {
    return report.outages().stream()
        .map(outage -> "\n" + code(outage.text()) + "\n")
        .collect(Collectors.joining());
  }

  private String findings() {
    return report.findings().isEmpty()
        ? ""
        : report.findings().stream()
            .map(MarkdownReport::row)
            .collect(
                Collectors.joining(
                    "", "\n| level | check | found | fix |\n|---|---|---|---|\n", ""));
  }

  private static String row(CheckFinding finding) {
    CheckResult result = finding.main();
    String level = result.known() ? "known " + result.level().word() : result.level().word();
    return "| "
        + level
        + " | "
        + code(result.check().id())
        + finding.more().map(more -> " " + escaped(more)).orElse("")
        + " | "
        + code(result.verdict().text())
        + " | "
        + escaped(finding.fix())
        + " |\n";
  }

  private String unfinished() {
    return report.unfinished().isEmpty()
        ? ""
        : report.unfinished().stream()
            .map(result ->
                "- " + code(result.check().id()) + ": " + code(result.verdict().text()) + "\n")
            .collect(Collectors.joining("", "\nNot finished:\n\n", ""));
  }

  /** In a code span; a bar would end the cell, in some renderers also after a backslash. */
  private static String code(String text) {
    return "`" + SafeText.shorten(text).replace("`", "'").replace("|", "\\u007c") + "`";
  }

  /** One line in which nothing is Markdown, HTML or a mention. */
  private static String escaped(String text) {
    return SafeText.shorten(text)
        .codePoints()
        .mapToObj(MarkdownReport::escaped)
        .collect(Collectors.joining());
  }

  private static String escaped(int character) {
    String itself = Character.toString(character);
    return "&<>\\`*_{}[]()#+-.!|~@:".contains(itself) ? "&#" + character + ";" : itself;
  }
}
