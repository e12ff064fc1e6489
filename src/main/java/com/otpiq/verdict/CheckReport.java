package com.otpiq.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The results of one run of {@code otpiq check}.
 *
 * @param target the URL that was checked
 * @param source the file with the receiver's code, if the user named one
 * @param strict whether warnings and suspicions count as failures
 * @param reached whether the receiver responded at least once
 * @param gaps why the run as a whole is incomplete, beside checks that are; usually empty
 * @param outages how often the application ended during the run, and why; usually empty
 * @param fixed checks of the baseline that pass now
 * @param took from the first request to the last response
 */
public record CheckReport(
    String target,
    Optional<String> source,
    Instant at,
    List<CheckResult> results,
    boolean strict,
    boolean reached,
    List<String> gaps,
    List<Outage> outages,
    List<String> fixed,
    Duration took) {
  /** The command whose results these are. */
  public String command() {
    boolean expected =
        results.stream().anyMatch(result -> result.check().group() == CheckGroup.EXPECTED);
    return expected ? "otpiq listen" : "otpiq check";
  }

  /** Whether every check that applies was carried out. */
  public boolean complete() {
    return gaps.isEmpty() && count(ResultLevel.INCOMPLETE) == 0;
  }

  /** The checks that apply and could not be carried out or finished. */
  public List<CheckResult> unfinished() {
    return results.stream().filter(result -> result.level() == ResultLevel.INCOMPLETE).toList();
  }

  /** Whether a result fails the run. */
  public boolean fails(CheckResult result) {
    return result.fails(strict);
  }

  /** Whether the run failed: a result fails it, it is incomplete, or the application ended. */
  public boolean isFailure() {
    return !complete() || !outages.isEmpty() || results.stream().anyMatch(this::fails);
  }

  /** The result of the run in one sentence. */
  public String headline() {
    if (!reached) {
      return "The receiver did not respond";
    }
    if (!complete()) {
      return "The report is incomplete";
    }
    return isFailure() ? "This receiver has errors" : "This receiver passed";
  }

  /** The failed and suspected results: errors first, then warnings, then suspicions. */
  public List<CheckResult> problems() {
    return Stream.of(ResultLevel.ERROR, ResultLevel.WARNING, ResultLevel.SUSPICION)
        .flatMap(level -> results.stream().filter(result -> result.level() == level))
        .toList();
  }

  /** The problems, grouped by cause, in the order of {@link #problems}. */
  public List<CheckFinding> findings() {
    return CheckFinding.of(problems());
  }

  /** The finding that a problem belongs to, if another result is shown in full for it. */
  public Optional<CheckFinding> findingBehind(CheckResult result) {
    return findings().stream().filter(each -> each.others().contains(result)).findFirst();
  }

  /** The number of results of this level that the baseline does not list. */
  public long newCount(ResultLevel level) {
    return results.stream().filter(result -> result.level() == level && !result.known()).count();
  }

  /** The number of results of this level. */
  public long count(ResultLevel level) {
    return results.stream().filter(result -> result.level() == level).count();
  }

  /** The number of problems that the baseline lists. */
  public long knownCount() {
    return results.stream().filter(CheckResult::known).count();
  }
}
