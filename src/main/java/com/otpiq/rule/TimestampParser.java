package com.otpiq.rule;

import com.otpiq.time.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the timestamp of an inbound webhook. OTPIQ does not document its unit, so it tries all
 * common formats.
 */
final class TimestampParser {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final Pattern MILLIS = Pattern.compile("\\d{12,15}");

  private TimestampParser() {}

  /** Parses seconds, milliseconds or ISO 8601; empty if the text is none of them. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(instant(text)).filter(TimeRange::contains);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    return MILLIS.matcher(text).matches()
        ? Instant.ofEpochMilli(Long.parseLong(text))
        : OffsetDateTime.parse(text).toInstant();
  }
}
