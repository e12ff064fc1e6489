package com.otpiq.event;

import java.util.Locale;

/** How much something matters that was looked at. */
public enum DiagnosticLevel {
  OK,
  /** Good to know, and nothing is broken. */
  NOTE,
  /** Something will not work as it stands. */
  PROBLEM;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
