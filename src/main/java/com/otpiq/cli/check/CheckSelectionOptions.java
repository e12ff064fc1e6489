package com.otpiq.cli.check;

import com.otpiq.check.CheckPlan;
import com.otpiq.check.CheckSelection;
import com.otpiq.cli.error.UnknownValue;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.DurationConverter;
import com.otpiq.cli.options.KnownValues;
import com.otpiq.event.Problem;
import com.otpiq.verdict.Check;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which checks run, and what fails the run. */
final class CheckSelectionOptions {
  @Configurable(yieldsTo = "--production")
  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      completionCandidates = KnownValues.CheckIds.class,
      description = "Run only these checks. For a prefix: secret-*.")
  List<String> only = List.of();

  @Configurable(yieldsTo = "--production")
  @Option(
      names = "--skip",
      paramLabel = "ID",
      split = ",",
      completionCandidates = KnownValues.CheckIds.class,
      description = "Do not run these checks.")
  List<String> skip = List.of();

  @Configurable
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Known problems: a file of --report json=FILE.")
  Optional<Path> baseline = Optional.empty();

  @Configurable(shared = true)
  @Option(names = "--strict", description = "Warnings and suspicions also fail the run.")
  boolean strict;

  @Configurable
  @Option(names = "--fail-fast", description = "Stop at the first failure.")
  boolean failFast;

  @Configurable
  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "End the checks after this time, without start-ups. Default: 1m.")
  Duration limit = Duration.ofMinutes(1);

  /**
   * The plan for these checks.
   *
   * @throws Problem USAGE if an id is unknown or no check is selected
   */
  CheckPlan plan(Host host, List<Check> all, Optional<String> source) {
    List<String> ids = all.stream().map(Check::id).toList();
    only.forEach(pattern -> requireKnown(pattern, ids));
    skip.forEach(pattern -> requireKnown(pattern, ids));
    var selection = new CheckSelection(only, skip);
    if (all.stream().noneMatch(selection::includes)) {
      throw Problem.of(Problem.Kind.USAGE, "--skip leaves no check of --only");
    }
    Set<String> knownProblems =
        baseline.map(file -> Baseline.read(host.workDir(), file)).orElse(Set.of());
    return new CheckPlan(selection, knownProblems, strict, failFast, limit, source);
  }

  private static void requireKnown(String pattern, List<String> ids) {
    if (ids.stream().noneMatch(id -> CheckSelection.matches(pattern, id))) {
      throw UnknownValue.word("check", pattern, ids, "--only ", "otpiq check --list");
    }
  }
}
