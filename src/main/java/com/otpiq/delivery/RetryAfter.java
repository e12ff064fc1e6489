package com.otpiq.delivery;

import com.otpiq.time.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the {@code Retry-After} of a response (RFC 9110, 10.2.3); ignores invalid values. */
final class RetryAfter {
  static final String HEADER = "Retry-After";

  private static final Pattern SECONDS = Pattern.compile("\\d+");
  private static final int MAX_DIGITS = 9;

  /** A longer wait, or a later date, counts as this one. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private RetryAfter() {}

  /** How long from {@code now} the receiver requests to wait; empty if it does not. */
  static Optional<Duration> of(Outcome outcome, Instant now) {
    return outcome
        .header(HEADER)
        .map(String::strip)
        .flatMap(text -> parse(text, now))
        .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST)
        .filter(Duration::isPositive);
  }

  private static Optional<Duration> parse(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(seconds(text));
    }
    return HttpDate.parse(text, now).map(until -> Duration.between(now, until));
  }

  private static Duration seconds(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > MAX_DIGITS
        ? LONGEST
        : Duration.ofSeconds(Long.parseLong(significant));
  }
}
