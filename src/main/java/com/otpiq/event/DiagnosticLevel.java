package com.otpiq.event;

import java.util.Locale;

/** How serious the result of a diagnostic is. */
public enum DiagnosticLevel {
  OK,
  /** For information; nothing is broken. */
  NOTE,
  /** Something does not work. */
  PROBLEM;

  /** The name in JSON records. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
