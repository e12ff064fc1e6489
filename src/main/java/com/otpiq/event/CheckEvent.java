package com.otpiq.event;

import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.ResultLevel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Events of {@code otpiq check}. */
public sealed interface CheckEvent extends Event {
  /** A check that can be run ({@code --list}). */
  record CheckListed(Check check) implements CheckEvent {}

  /** A check was run, or skipped. */
  record CheckFinished(CheckResult result) implements CheckEvent {}

  /**
   * Files of the application changed, and the checks run again.
   *
   * @param during whether they changed while it was checked; then the application may have written
   *     them itself
   */
  record FilesChanged(List<String> files, boolean during) implements CheckEvent {}

  /**
   * What is different from the run before ({@code --watch}). Each list has ids of checks.
   *
   * @param appeared problems that were not found before
   * @param fixed problems of the run before that pass now
   * @param remaining problems of both runs
   */
  record RunsCompared(List<String> appeared, List<String> fixed, List<String> remaining)
      implements CheckEvent {
    /** Compares two runs. */
    public static RunsCompared of(CheckReport before, CheckReport now) {
      Set<String> old = ids(before.problems());
      Set<String> current = ids(now.problems());
      List<String> passed =
          now.results().stream()
              .filter(result -> result.level() == ResultLevel.PASSED)
              .map(result -> result.check().id())
              .toList();
      return new RunsCompared(
          current.stream().filter(id -> !old.contains(id)).toList(),
          old.stream().filter(passed::contains).toList(),
          current.stream().filter(old::contains).toList());
    }

    private static Set<String> ids(List<CheckResult> results) {
      return results.stream()
          .map(result -> result.check().id())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /** All checks are done. */
  record CheckSummary(CheckReport report) implements CheckEvent {}
}
