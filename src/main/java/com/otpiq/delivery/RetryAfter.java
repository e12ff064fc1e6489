package com.otpiq.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the {@code Retry-After} of an answer (RFC 9110, 10.2.3); what makes no sense is ignored.
 */
final class RetryAfter {
  static final String HEADER = "Retry-After";

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");
  private static final Duration LONGEST = Duration.ofDays(365);

  private RetryAfter() {}

  /**
   * How long the receiver asks to be left alone, from {@code now}; nothing where it does not say
   * so.
   */
  static Optional<Duration> of(Outcome outcome, Instant now) {
    return outcome
        .header(HEADER)
        .map(String::strip)
        .flatMap(text -> read(text, now))
        .filter(Duration::isPositive);
  }

  private static Optional<Duration> read(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST.toSeconds())));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
