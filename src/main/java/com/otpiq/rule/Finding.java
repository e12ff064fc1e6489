package com.otpiq.rule;

/** A rule that does not hold, and where. */
public record Finding(Rule rule, Violation violation) {
  /** Whether it counts as an error; the others are warnings. */
  public boolean isError() {
    return rule.isError();
  }
}
