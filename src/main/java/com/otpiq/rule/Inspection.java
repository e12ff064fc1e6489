package com.otpiq.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of inspecting a delivery.
 *
 * @param findings the first ten of each rule
 * @param moreFindings how many more there were
 * @param sincePrevious the time since the previous event of the message, if there was one
 */
public record Inspection(
    Authentication authentication,
    List<Finding> findings,
    List<MoreFindings> moreFindings,
    List<Annotation> annotations,
    Optional<Duration> sincePrevious) {

  /** How many findings of a rule were left out. */
  public record MoreFindings(Rule rule, int count) {}

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
    return count(true);
  }

  /** The number of warnings. */
  public long warnings() {
    return count(false);
  }

  private long count(boolean errors) {
    long listed = findings.stream().filter(finding -> finding.isError() == errors).count();
    return moreFindings.stream()
        .filter(more -> more.rule().isError() == errors)
        .mapToLong(MoreFindings::count)
        .reduce(listed, Long::sum);
  }
}
