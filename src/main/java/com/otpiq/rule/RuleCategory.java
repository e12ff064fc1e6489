package com.otpiq.rule;

/** The part of a delivery that a rule checks; it decides the status code of the response. */
public enum RuleCategory {
  /** The secret or signature. */
  SECRET,
  /** The syntax of the body. */
  SYNTAX,
  /** The content of the headers and the body. */
  PAYLOAD
}
