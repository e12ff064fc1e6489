package com.otpiq.verdict;

import java.util.Locale;

/** The effect of a failed check. */
public enum Severity {
  /** Webhooks are lost, forged ones are accepted, or webhooks are delivered again and again. */
  ERROR,
  /** Webhooks work until something else goes wrong. */
  WARNING;

  /** The name in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
