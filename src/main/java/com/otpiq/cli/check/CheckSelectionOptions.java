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

/** Which checks are carried out, and what counts. */
final class CheckSelectionOptions {
  @Configurable(yieldsTo = "--production")
  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      completionCandidates = KnownValues.CheckIds.class,
      description = "Carry out only these checks; secret-* stands for all that begin so.")
  List<String> only = List.of();

  @Configurable(yieldsTo = "--production")
  @Option(
      names = "--skip",
      paramLabel = "ID",
      split = ",",
      completionCandidates = KnownValues.CheckIds.class,
      description = "Leave these checks out.")
  List<String> skip = List.of();

  @Configurable
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "What is known to be wrong: a file of --report json=FILE. Only what is new fails.")
  Optional<Path> baseline = Optional.empty();

  @Configurable(shared = true)
  @Option(names = "--strict", description = "Let warnings and suspicions fail the run too.")
  boolean strict;

  @Configurable
  @Option(names = "--fail-fast", description = "Stop at the first failure.")
  boolean failFast;

  @Configurable
  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Begin no more checks after this time. Default: 2m.")
  Duration limit = Duration.ofMinutes(2);

  /**
   * What to do of these checks.
   *
   * @throws Problem USAGE where an identifier is none
   */
  CheckPlan plan(Host host, List<Check> all, Optional<String> source) {
    List<String> ids = all.stream().map(Check::id).toList();
    only.forEach(pattern -> mustExist(pattern, ids));
    skip.forEach(pattern -> mustExist(pattern, ids));
    var selection = new CheckSelection(only, skip);
    if (all.stream().noneMatch(selection::includes)) {
      throw Problem.of(Problem.Kind.USAGE, "--skip leaves no check of --only");
    }
    Set<String> known = baseline.map(file -> Baseline.read(host, file)).orElse(Set.of());
    return new CheckPlan(selection, known, strict, failFast, limit, source);
  }

  private static void mustExist(String pattern, List<String> ids) {
    if (ids.stream().noneMatch(id -> CheckSelection.matches(pattern, id))) {
      throw UnknownValue.word("check", pattern, ids, "--only ", "otpiq check --list");
    }
  }
}
