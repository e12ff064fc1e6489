package com.otpiq.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of inspecting a delivery.
 *
 * @param sincePrevious the time since the previous event of the message, if there was one
 */
public record Inspection(
    Authentication authentication,
    List<Finding> findings,
    List<Annotation> annotations,
    Optional<Duration> sincePrevious) {

  /** Whether there is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  /** Whether there is an error in this category. */
  public boolean hasErrors(RuleCategory category) {
    return findings.stream()
        .anyMatch(finding -> finding.isError() && finding.rule().category() == category);
  }

  /** The number of errors. */
  public long errors() {
    return findings.stream().filter(Finding::isError).count();
  }

  /** The number of warnings. */
  public long warnings() {
    return findings.size() - errors();
  }
}
