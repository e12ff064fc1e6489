package com.otpiq.cli.options;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.event.ClosedPipe;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.OutputFile;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.render.Output;
import com.otpiq.render.console.Console;
import com.otpiq.render.report.ReportFormat;
import com.otpiq.verdict.CheckReport;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The formats in which a report is shown and written. */
public final class ReportOptions {
  /** The variable in which GitHub Actions names the file of a job's summary. */
  private static final String JOB_SUMMARY = "GITHUB_STEP_SUMMARY";

  @Configurable(shared = true)
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "pretty, compact, json, junit, tap, sarif, github, markdown or html. Default: pretty.")
  ReportFormat format = ReportFormat.PRETTY;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Also write a report in this format. Repeatable.")
  Map<ReportFormat, Path> files = new LinkedHashMap<>();

  @Configurable
  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "Your receiver's code, for sarif and github.")
  public Optional<String> source = Optional.empty();

  @Mixin MessageOutputOptions messages = new MessageOutputOptions();

  /**
   * Prints the command's events in the chosen format. A closed pipe does not stop the run: report
   * files are still written, and the exit code is that of the report.
   */
  public Reporter reporter(Host host) {
    var output = new Output(host.out(), host.err());
    Reporter shown =
        host.failures()
            .counted(
                Console.ofReport(
                    output, format, messages.display(host, PersonalDataMask.HIDDEN), tool(host)));
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
   * Requires a format that can show more than one report.
   *
   * @param option the option that needs it
   * @throws Problem USAGE if the format is a single document
   */
  public void requireStreamFormat(String option) {
    if (!Set.of(ReportFormat.PRETTY, ReportFormat.COMPACT, ReportFormat.JSON).contains(format)) {
      throw Problem.of(
          Problem.Kind.USAGE, option + " has the formats pretty, compact and json, not " + format);
    }
  }

  /** The files of {@code --report}. */
  public Collection<Path> files() {
    return List.copyOf(files.values());
  }

  /**
   * Writes the files of {@code --report}, and the summary of the job where GitHub Actions has one.
   *
   * @throws Problem LOCAL if a file of {@code --report} cannot be written
   */
  public void write(Host host, CheckReport report, Reporter reporter) {
    files.forEach((format, file) -> write(host, file, format, report));
    Optional.ofNullable(host.env().get(JOB_SUMMARY))
        .filter(file -> !file.isBlank())
        .ifPresent(file -> addToJobSummary(host, file, report, reporter));
  }

  private static void addToJobSummary(
      Host host, String file, CheckReport report, Reporter reporter) {
    try {
      String text = ReportFormat.MARKDOWN.of(report, tool(host));
      OutputFile.append(host.workDir().resolve(file), text + "\n");
    } catch (InvalidPathException | Problem e) {
      reporter.report(new Event.Warning("the job's summary is not written: " + e.getMessage()));
    }
  }

  /**
   * Requires files of {@code --report} that can be written, before the work starts.
   *
   * @throws Problem LOCAL if one cannot be written
   */
  public void requireWritable(Host host) {
    files.forEach((format, file) -> requireWritable(host, file, format));
  }

  /**
   * Writes a report to a file.
   *
   * @throws Problem LOCAL if it cannot be written
   */
  public static void write(Host host, Path file, ReportFormat format, CheckReport report) {
    OutputFile.replace(
        host.workDir().resolve(file), format.of(report, tool(host)), format::startsWith);
  }

  /**
   * Requires a file that can be written, before the work starts.
   *
   * @throws Problem LOCAL if it cannot be written
   */
  public static void requireWritable(Host host, Path file, ReportFormat format) {
    OutputFile.requireReplaceable(host.workDir().resolve(file), format::startsWith);
  }

  /** The version and time format that reports show. */
  public static ReportFormat.Tool tool(Host host) {
    return new ReportFormat.Tool(Version.number(), new LocalTimeFormat(host.zone()));
  }
}
