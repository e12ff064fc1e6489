package com.otpiq.verdict;

import java.util.Locale;

/** How much depends on a check. */
public enum Severity {
  /** Webhooks are lost, forged, or delivered again and again. */
  ERROR,
  /** It works until something else goes wrong. */
  WARNING;

  /** The word that people read. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
