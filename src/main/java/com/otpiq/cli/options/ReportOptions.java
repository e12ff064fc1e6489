package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.ClosedPipe;
import com.otpiq.render.Output;
import com.otpiq.render.console.Console;
import com.otpiq.render.report.ReportFormat;
import com.otpiq.render.text.LocalTimeFormat;
import com.otpiq.verdict.CheckReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The forms in which a verdict is shown and kept. */
public final class ReportOptions {
  @Configurable(shared = true)
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "pretty, compact, json, junit, tap, sarif, github or html; a pipe changes nothing. Default: pretty.")
  ReportFormat form = ReportFormat.PRETTY;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Write the verdict to a file as well, in any of these formats. Repeatable.")
  Map<ReportFormat, Path> files = new LinkedHashMap<>();

  @Configurable
  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "The file with your receiver's code: what sarif and github point at.")
  public Optional<String> source = Optional.empty();

  @Mixin MessageOutputOptions messages = new MessageOutputOptions();

  /**
   * Whoever shows the command's events. Where nobody reads them any more, the verdict stands all
   * the same: its files are written, and the exit code tells it.
   */
  public Reporter reporter(Host host) {
    var output = new Output(host.out(), host.err());
    Reporter shown =
        Console.ofReport(output, form, messages.display(host, PersonalDataMask.HIDDEN), tool(host));
    var closed = new AtomicBoolean();
    return event -> {
      try {
        if (!closed.get()) {
          shown.report(event);
        }
      } catch (ClosedPipe _) {
        closed.set(true);
      }
    };
  }

  /**
   * Refuses what lists have no form for.
   *
   * @throws Problem USAGE where a format of reports is asked for
   */
  public void mustShowLists() {
    if (!Set.of(ReportFormat.PRETTY, ReportFormat.COMPACT, ReportFormat.JSON).contains(form)) {
      throw Problem.of(
          Problem.Kind.USAGE, "--list is shown as pretty, compact or json, not as " + form);
    }
  }

  /**
   * Writes the files that were asked for.
   *
   * @throws Problem LOCAL where one cannot be written
   */
  public void write(Host host, CheckReport report) {
    files.forEach((format, file) -> write(host, file, format.of(report, tool(host))));
  }

  /**
   * Writes a report to a file.
   *
   * @throws Problem LOCAL where it cannot be written
   */
  public static void write(Host host, Path file, String text) {
    try {
      Files.writeString(host.workDir().resolve(file), text);
    } catch (IOException e) {
      throw Problem.of(Problem.Kind.LOCAL, "the report " + file + " cannot be written").causedBy(e);
    }
  }

  /**
   * Refuses a file that cannot be written.
   *
   * @throws Problem LOCAL where that is so
   */
  public static void mustBeWritable(Host host, Path file) {
    Path whole = host.workDir().resolve(file).toAbsolutePath();
    Path folder = whole.getParent();
    if (Files.isDirectory(whole) || folder == null || !Files.isWritable(folder)) {
      throw Problem.of(Problem.Kind.LOCAL, "the report " + file + " cannot be written");
    }
  }

  /** Who writes reports. */
  public static ReportFormat.Tool tool(Host host) {
    return new ReportFormat.Tool(Version.number(), new LocalTimeFormat(host.zone()));
  }
}
