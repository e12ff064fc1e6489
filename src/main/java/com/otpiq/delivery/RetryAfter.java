package com.otpiq.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the {@code Retry-After} of a response (RFC 9110, 10.2.3); ignores invalid values. */
final class RetryAfter {
  static final String HEADER = "Retry-After";

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");
  private static final Duration LONGEST = Duration.ofDays(365);

  private RetryAfter() {}

  /** How long from {@code now} the receiver requests to wait; empty if it does not. */
  static Optional<Duration> of(Outcome outcome, Instant now) {
    return outcome
        .header(HEADER)
        .map(String::strip)
        .flatMap(text -> parse(text, now))
        .filter(Duration::isPositive);
  }

  private static Optional<Duration> parse(String text, Instant now) {
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
