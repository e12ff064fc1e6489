package com.otpiq.verdict;

import com.otpiq.delivery.ApplicationError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of one check.
 *
 * @param evidence every request and response, in order
 * @param known whether the baseline lists this problem, so that it does not fail the run
 */
public record CheckResult(
    Check check, Verdict verdict, List<Evidence> evidence, Duration took, boolean known) {
  /** What the last response says that the verdict is about; empty if there was none. */
  public Optional<String> receiverMessage() {
    return last().map(Evidence::message).filter(text -> !text.isEmpty());
  }

  /**
   * The error that the last response describes that the verdict is about; empty if it describes
   * none.
   */
  public Optional<ApplicationError> applicationError() {
    return last().flatMap(Evidence::error);
  }

  private Optional<Evidence> last() {
    return evidence.stream().filter(each -> !each.supplementary()).reduce((_, last) -> last);
  }

  /** What other checks may fail for as well; empty if only this one can. */
  public Optional<Cause> cause() {
    return verdict.cause();
  }

  /** How to remove the problem: what fits the cause, or else the check. */
  public String fix() {
    return cause().flatMap(Cause::advice).orElse(check.fix());
  }

  /** A copy that the baseline lists. */
  public CheckResult asKnown() {
    return new CheckResult(check, verdict, evidence, took, true);
  }

  /** How the result counts. */
  public ResultLevel level() {
    return switch (verdict) {
      case Verdict.Passed _ -> ResultLevel.PASSED;
      case Verdict.Skipped _ -> ResultLevel.SKIPPED;
      case Verdict.Unfinished _ -> ResultLevel.INCOMPLETE;
      case Verdict.Suspected _ -> ResultLevel.SUSPICION;
      case Verdict.Failed _ ->
          check.severity() == Severity.ERROR ? ResultLevel.ERROR : ResultLevel.WARNING;
    };
  }

  /**
   * Whether the result fails the run by itself: an error that the baseline does not list.
   *
   * @param strict whether warnings and suspicions fail the run as well
   */
  public boolean fails(boolean strict) {
    return !known && (level() == ResultLevel.ERROR || (strict && verdict.isProblem()));
  }
}
