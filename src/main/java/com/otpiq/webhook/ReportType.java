package com.otpiq.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which events a request asked to be told of: every one, or only the final one. */
public enum ReportType {
  ALL,
  FINAL;

  /** The word on the wire: {@code all}, {@code final}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every word that may stand there. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(ReportType::wireName).toList();
  }
}
