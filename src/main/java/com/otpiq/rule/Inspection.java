package com.otpiq.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that can be said of one delivery.
 *
 * @param sincePrevious how long after the message's previous event it came
 */
public record Inspection(
    Authentication authentication,
    List<Finding> findings,
    List<Annotation> annotations,
    Optional<Duration> sincePrevious) {

  /** Whether a documented rule is broken. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  /** Whether a documented rule of this concern is broken. */
  public boolean hasErrors(RuleCategory category) {
    return findings.stream()
        .anyMatch(finding -> finding.isError() && finding.rule().category() == category);
  }

  public long errors() {
    return findings.stream().filter(Finding::isError).count();
  }

  public long warnings() {
    return findings.size() - errors();
  }
}
