package com.otpiq.cli.listen;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.DurationConverter;
import com.otpiq.cli.options.FilterArgument;
import com.otpiq.cli.options.ReportOptions;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Problem;
import com.otpiq.listen.Expectation;
import com.otpiq.listen.ListenConfig;
import com.otpiq.render.report.ReportFormat;
import com.otpiq.verdict.CheckReport;
import com.otpiq.webhook.Filter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which webhooks to wait for, and how long. */
final class ExpectOptions {
  /** The values of {@code --until}. */
  enum Until {
    FINAL
  }

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Stop after N accepted webhooks, or N per --expect.")
  Optional<Long> count = Optional.empty();

  @Option(
      names = "--expect",
      paramLabel = "'KEY=VALUE …'",
      description = "Stop after a webhook with these values. Repeatable.")
  List<String> expected = new ArrayList<>();

  @Option(names = "--expect-none", description = "Fail if a webhook is accepted. Needs --timeout.")
  boolean none;

  @Option(
      names = "--until",
      paramLabel = "final",
      description = "Stop when every message seen is final.")
  Optional<Until> until = Optional.empty();

  @Configurable
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop after this time, such as 30s.")
  Optional<Duration> timeout = Optional.empty();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the expectations as a JUnit XML report.")
  Optional<Path> junit = Optional.empty();

  /**
   * The expectations of the command line.
   *
   * @param heldOpen whether the command of {@code --exec} keeps the listener running
   * @throws Problem USAGE if options contradict each other
   */
  ListenConfig.Waiting waiting(boolean heldOpen) {
    if (count.filter(number -> number < 1).isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--count must be at least 1");
    }
    if (none && (count.isPresent() || !expected.isEmpty() || until.isPresent())) {
      throw Problem.of(
          Problem.Kind.USAGE, "--expect-none contradicts --count, --expect and --until");
    }
    if (none && timeout.isEmpty() && !heldOpen) {
      throw Problem.of(
          Problem.Kind.USAGE, "--expect-none needs --timeout", "--expect-none --timeout 30s");
    }
    return new ListenConfig.Waiting(expectations(), until.isPresent(), timeout, heldOpen);
  }

  /**
   * Checks before the run that the report can be written afterwards.
   *
   * @throws Problem LOCAL if it cannot
   */
  void checkWritable(Host host) {
    junit.ifPresent(file -> ReportOptions.requireWritable(host, file, ReportFormat.JUNIT));
  }

  /** Writes the report of {@code --junit}. */
  void write(Host host, ListenEvent.ListenSummary summary, boolean strict, ChildProcess process) {
    CheckReport report = new ExpectationReport(summary, strict, process).at(host.time().now());
    junit.ifPresent(file -> ReportOptions.write(host, file, ReportFormat.JUNIT, report));
  }

  private List<Expectation> expectations() {
    if (none) {
      return List.of(Expectation.none());
    }
    if (expected.isEmpty()) {
      return count.map(n -> Expectation.of(Filter.ALL, n)).stream().toList();
    }
    return expected.stream()
        .map(text -> Expectation.of(FilterArgument.filter("--expect", text), count.orElse(1L)))
        .toList();
  }
}
