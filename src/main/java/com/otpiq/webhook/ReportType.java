package com.otpiq.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which delivery reports a request asked for: all of them, or only the final one. */
public enum ReportType {
  ALL,
  FINAL;

  /** The value in JSON: {@code all}, {@code final}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every value in JSON. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(ReportType::wireName).toList();
  }
}
