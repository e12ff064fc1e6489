package com.otpiq.rule;

/** Whether a delivery has the right secret or signature. */
public enum Authentication {
  /** The secret or signature is right. */
  VERIFIED,
  /** Not checked: no secret is configured. */
  UNVERIFIED,
  /** The secret or signature is missing or wrong. */
  REFUSED
}
