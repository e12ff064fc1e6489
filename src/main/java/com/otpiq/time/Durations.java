package com.otpiq.time;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses and formats durations such as {@code 250ms}, {@code 10s} and {@code 8h31m30s}. */
public final class Durations {
  private static final Pattern PATTERN =
      Pattern.compile("(?:(\\d++)h)?(?:(\\d++)m)?(?:(\\d++)s)?(?:(\\d++)ms)?");

  /** 100 years: the nanoseconds of every duration are a {@code long}. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  private static final int MAX_DIGITS = 14;
  private static final long TOO_MANY = 100_000_000_000_000L;

  private Durations() {}

  /**
   * Parses {@code 1h2m3s4ms}, each part optional, or {@code 0}; empty if the text is not a
   * duration, or longer than 100 years.
   */
  public static Optional<Duration> parse(String text) {
    return read(text).filter(duration -> duration.compareTo(LONGEST) <= 0);
  }

  /** What is wrong with a text that {@link #parse} refuses. */
  public static String fault(String text) {
    return "'"
        + text
        + (read(text).isPresent()
            ? "' is longer than 100 years"
            : "' is not a duration; use 250ms, 10s or 1m30s");
  }

  private static Optional<Duration> read(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher parts = PATTERN.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofHours(number(parts, 1))
            .plusMinutes(number(parts, 2))
            .plusSeconds(number(parts, 3))
            .plusMillis(number(parts, 4)));
  }

  /**
   * Formats the two largest units: {@code 4 ms}, {@code 1.2 s}, {@code 5 min 3 s}, {@code 8 h 31
   * min}.
   */
  public static String show(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return seconds(millis) + " s";
    }
    return millis < 3_600_000
        ? pair(duration.toMinutes(), "min", duration.toSecondsPart(), "s")
        : pair(duration.toHours(), "h", duration.toMinutesPart(), "min");
  }

  /** Formats a duration of whole milliseconds so that {@link #parse} returns the same. */
  public static String exact(Duration duration) {
    String text =
        part(duration.toHours(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s")
            + part(duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0" : text;
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }

  private static long number(Matcher parts, int group) {
    String digits = parts.group(group);
    if (digits == null) {
      return 0;
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > MAX_DIGITS ? TOO_MANY : Long.parseLong(significant);
  }

  private static String seconds(long millis) {
    long tenths = millis / 100;
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
