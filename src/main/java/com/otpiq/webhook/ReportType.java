package com.otpiq.webhook;

import java.util.Locale;

/** Which events a request asked to be told of: every one, or only the final one. */
public enum ReportType {
  ALL,
  FINAL;

  /** The word on the wire: {@code all}, {@code final}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
