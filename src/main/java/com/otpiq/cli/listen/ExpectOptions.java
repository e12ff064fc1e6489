package com.otpiq.cli.listen;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.DurationConverter;
import com.otpiq.cli.options.JsonArgument;
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

/** What must come, and how long to wait for it. */
final class ExpectOptions {
  /** What {@code --until} knows. */
  enum Until {
    FINAL
  }

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "Stop when N webhooks were accepted, or N for each --expect; 1 if they were not.")
  Optional<Long> count = Optional.empty();

  @Option(
      names = "--expect",
      paramLabel = "'KEY=VALUE …'",
      description =
          "Stop when a webhook was accepted that says all of this, such as 'status=delivered channel=sms'; 1 if none was. Repeatable.")
  List<String> expected = new ArrayList<>();

  @Option(
      names = "--expect-none",
      description = "End with 1 as soon as a webhook is accepted; say for how long with --timeout.")
  boolean none;

  @Option(
      names = "--until",
      paramLabel = "final",
      description = "Stop when every message that was heard of is final; 1 if one is not.")
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
      description = "Write what was expected, and what came of it, as JUnit XML.")
  Optional<Path> junit = Optional.empty();

  /**
   * What to wait for.
   *
   * @param held whether something else decides when it is over
   * @throws Problem USAGE where the options contradict each other
   */
  ListenConfig.Waiting waiting(boolean held) {
    if (count.filter(wanted -> wanted < 1).isPresent()) {
      throw Problem.of(Problem.Kind.USAGE, "--count is 1 or more");
    }
    if (none && (count.isPresent() || !expected.isEmpty() || until.isPresent())) {
      throw Problem.of(Problem.Kind.USAGE, "--expect-none, and something is expected all the same");
    }
    if (none && timeout.isEmpty() && !held) {
      throw Problem.of(
          Problem.Kind.USAGE, "--expect-none for how long?", "--expect-none --timeout 30s");
    }
    return new ListenConfig.Waiting(expectations(), until.isPresent(), timeout, held);
  }

  /**
   * Refuses what could not be written in the end, before anything begins.
   *
   * @throws Problem LOCAL where that is so
   */
  void checkWritable(Host host) {
    junit.ifPresent(file -> ReportOptions.mustBeWritable(host, file));
  }

  /** Writes the report that was asked for. */
  void write(Host host, ListenEvent.ListenSummary listened, boolean strict, ChildProcess process) {
    CheckReport report = new ExpectationReport(listened, strict, process).at(host.time().now());
    junit.ifPresent(file ->
        ReportOptions.write(host, file, ReportFormat.JUNIT.of(report, ReportOptions.tool(host))));
  }

  private List<Expectation> expectations() {
    if (none) {
      return List.of(Expectation.none());
    }
    if (expected.isEmpty()) {
      return count.map(wanted -> Expectation.of(Filter.ALL, wanted)).stream().toList();
    }
    return expected.stream()
        .map(text -> Expectation.of(JsonArgument.filter("--expect", text), count.orElse(1L)))
        .toList();
  }
}
