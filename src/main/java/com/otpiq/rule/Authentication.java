package com.otpiq.rule;

/** Whether the sender of a delivery proved that it knows a secret. */
public enum Authentication {
  /** The secret or signature is right. */
  VERIFIED,
  /** Not checked: no secret is configured. */
  UNVERIFIED,
  /** The secret or signature is missing or wrong. */
  REFUSED
}
