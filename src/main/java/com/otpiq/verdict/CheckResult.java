package com.otpiq.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a check.
 *
 * @param evidence every exchange, in order
 * @param known whether the baseline has it, so that it is no news
 */
public record CheckResult(
    Check check, Verdict verdict, List<Evidence> evidence, Duration took, boolean known) {
  /** The receiver's own words about what was found, where it had any. */
  public Optional<String> said() {
    return evidence.stream()
        .filter(each -> !each.aside())
        .reduce((_, last) -> last)
        .map(Evidence::excerpt)
        .filter(text -> !text.isEmpty());
  }

  /** How the result counts: in a word that never changes. */
  public ResultLevel grade() {
    return switch (verdict) {
      case Verdict.Passed _ -> ResultLevel.PASSED;
      case Verdict.Skipped _ -> ResultLevel.SKIPPED;
      case Verdict.Suspected _ -> ResultLevel.SUSPICION;
      case Verdict.Failed _ ->
          check.severity() == Severity.ERROR ? ResultLevel.ERROR : ResultLevel.WARNING;
    };
  }

  /**
   * Whether it makes the whole a failure: an error that the baseline does not know.
   *
   * @param strict whether warnings and suspicions count like errors
   */
  public boolean fails(boolean strict) {
    return !known && (grade() == ResultLevel.ERROR || (strict && verdict.isBad()));
  }
}
