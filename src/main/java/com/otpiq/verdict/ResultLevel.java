package com.otpiq.verdict;

import java.util.Locale;

/** How a result counts. */
public enum ResultLevel {
  PASSED,
  ERROR,
  WARNING,
  SUSPICION,
  SKIPPED;

  /** The word of the reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
