package com.otpiq.render;

import com.otpiq.report.Event;
import com.otpiq.verdict.Report;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms in which the verdict on a receiver can be had. */
public enum ReportFormat {
  PRETTY,
  COMPACT,
  JSON,
  JUNIT,
  TAP,
  SARIF,
  GITHUB,
  HTML;

  /** The word of the option. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The whole report in this form, for a file.
   *
   * @param tool the tool's name and version
   */
  public String of(Report report, Tool tool) {
    return switch (this) {
      case PRETTY -> events(new Pretty(new Theme(false), tool.clock(), false), report);
      case COMPACT -> events(new Compact(new Theme(false), tool.clock()), report);
      case JSON -> events(new Records(), report);
      case JUNIT -> new Junit(report).text();
      case TAP -> Tap.of(report);
      case SARIF -> Sarif.of(report, tool.version());
      case GITHUB -> Annotations.of(report);
      case HTML -> new Page(report, tool).text();
    };
  }

  /** Who writes a report. */
  public record Tool(String version, Clock clock) {}

  /** The same form on standard output, as it goes where the form allows it. */
  Format format(Console.Look look, Tool tool) {
    return switch (this) {
      case PRETTY -> new Pretty(look.data(), tool.clock(), look.verbose());
      case COMPACT -> new Compact(look.data(), tool.clock());
      case JSON -> new Records();
      case JUNIT, TAP, SARIF, GITHUB, HTML ->
          event -> event instanceof Event.Concluded done ? of(done.report(), tool) : "";
    };
  }

  private static String events(Format format, Report report) {
    return Stream.concat(
            report.results().stream().<Event>map(Event.Checked::new),
            Stream.of(new Event.Concluded(report)))
        .map(format::data)
        .collect(Collectors.joining());
  }
}
