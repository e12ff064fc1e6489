package com.otpiq.render.report;

import com.otpiq.event.CheckEvent;
import com.otpiq.event.Event;
import com.otpiq.render.EventFormat;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.json.EventRecords;
import com.otpiq.render.text.CompactFormat;
import com.otpiq.render.text.DisplayOptions;
import com.otpiq.render.text.PrettyFormat;
import com.otpiq.render.text.Theme;
import com.otpiq.verdict.CheckReport;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of a check report. */
public enum ReportFormat {
  PRETTY,
  COMPACT,
  JSON,
  JUNIT,
  TAP,
  SARIF,
  GITHUB,
  MARKDOWN,
  HTML;

  /** The name in options. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The whole report in this format, for a file.
   *
   * @param tool the program that writes the report
   */
  public String of(CheckReport report, Tool tool) {
    return switch (this) {
      case PRETTY ->
          events(new PrettyFormat(new Theme(false), tool.clock(), false), report) + summary(report);
      case COMPACT ->
          events(new CompactFormat(new Theme(false), tool.clock()), report) + summary(report);
      case JSON -> events(new EventRecords(), report);
      case JUNIT -> new JunitReport(report).text();
      case TAP -> TapReport.of(report);
      case SARIF -> SarifReport.of(report, tool.version());
      case GITHUB -> GithubAnnotations.of(report);
      case MARKDOWN -> new MarkdownReport(report).text();
      case HTML -> new HtmlReport(report, tool).text();
    };
  }

  /** Whether a file with this text at its start is a report of this format. */
  public boolean startsWith(String text) {
    return switch (this) {
      case PRETTY, COMPACT ->
          Stream.of("ok", "error", "warning", "suspicion", "known", "incomplete", "skipped")
              .anyMatch(word -> text.startsWith(word + " "));
      case JSON -> text.startsWith("{\"type\":\"check-");
      case JUNIT -> text.startsWith("<?xml") && text.contains("<testsuite");
      case TAP -> text.startsWith("TAP version");
      case SARIF -> text.startsWith("{") && text.contains("sarif");
      case GITHUB -> text.startsWith("::") && text.contains(" title=otpiq ");
      case MARKDOWN -> text.startsWith("### otpiq check: ");
      case HTML -> text.startsWith("<!DOCTYPE html>") && text.contains(HtmlReport.GENERATOR);
    };
  }

  /** What reports show about the program that writes them. */
  public record Tool(String version, LocalTimeFormat clock) {}

  /** The format of events on standard output; other formats print the report at the end. */
  public EventFormat format(DisplayOptions display, Tool tool) {
    return switch (this) {
      case PRETTY -> new PrettyFormat(display.outTheme(), display.clock(), display.verbose());
      case COMPACT -> new CompactFormat(display.outTheme(), display.clock());
      case JSON -> new EventRecords();
      case JUNIT, TAP, SARIF, GITHUB, MARKDOWN, HTML ->
          event -> event instanceof CheckEvent.CheckSummary done ? of(done.report(), tool) : "";
    };
  }

  private static String summary(CheckReport report) {
    return new CheckSummaryText(new Theme(false), report).text();
  }

  private static String events(EventFormat format, CheckReport report) {
    return Stream.concat(
            report.results().stream().<Event>map(CheckEvent.CheckFinished::new),
            Stream.of(new CheckEvent.CheckSummary(report)))
        .map(format::data)
        .collect(Collectors.joining());
  }
}
