package com.otpiq.rule;

/** What a rule looks at; decides how a receiver answers when it is broken. */
public enum RuleCategory {
  /** Whether the sender knows the secret. */
  SECRET,
  /** Whether the body is JSON at all. */
  SYNTAX,
  /** What the headers and the body say. */
  PAYLOAD
}
