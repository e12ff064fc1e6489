package com.otpiq.rule;

/** A violation of a rule, as it is reported. */
public record Finding(Rule rule, Violation violation) {
  /** Whether this is an error; otherwise it is a warning. */
  public boolean isError() {
    return rule.isError();
  }
}
