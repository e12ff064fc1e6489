package com.otpiq.rule;

/** Whether a delivery proved that its sender knows a secret. */
public enum Authentication {
  /** It did. */
  VERIFIED,
  /** Nobody asked it to: no secret is configured. */
  UNVERIFIED,
  /** It did not. */
  REFUSED
}
