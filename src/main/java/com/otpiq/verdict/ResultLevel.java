package com.otpiq.verdict;

import java.util.Locale;

/** The level of a check result, as reports count it. */
public enum ResultLevel {
  PASSED,
  ERROR,
  WARNING,
  SUSPICION,
  INCOMPLETE,
  SKIPPED;

  /** The name in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
