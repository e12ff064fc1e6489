package com.otpiq.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the three forms of a date in HTTP (RFC 9110, 5.6.7): {@code Sun, 06 Nov 1994 08:49:37
 * GMT}, and the obsolete {@code Sunday, 06-Nov-94 08:49:37 GMT} and {@code Sun Nov 6 08:49:37
 * 1994}. The day of the week is not compared with the date.
 */
public final class HttpDate {
  /** A two-digit year is not more than 50 years in the future. */
  private static final int YEARS_BACK = 49;

  private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]{3,9}(?:, *| +)(?=[A-Z0-9])");

  private static final DateTimeFormatter ASCTIME = formatter("MMM d HH:mm:ss yyyy");

  private HttpDate() {}

  /**
   * Parses a date; empty if the text is none.
   *
   * @param now decides the century of a year with two digits
   */
  public static Optional<Instant> parse(String text, Instant now) {
    String date = WEEKDAY.matcher(text).replaceFirst("").replaceAll(" +", " ");
    return imfFixdate(date)
        .or(() -> local(date, rfc850(now)))
        .or(() -> local(date, ASCTIME))
        .filter(TimeRange::contains);
  }

  private static Optional<Instant> imfFixdate(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> local(String date, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter rfc850(Instant now) {
    ChronoLocalDate first = now.atZone(ZoneOffset.UTC).toLocalDate().minusYears(YEARS_BACK);
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, first)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ROOT);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ROOT);
  }
}
