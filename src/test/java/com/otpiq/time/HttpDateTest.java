package com.otpiq.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three forms of RFC 9110, 5.6.7. */
class HttpDateTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
        "Sun Nov 16 08:49:37 1994 | 1994-11-16T08:49:37Z",
        "06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sun, 6 Nov 1994 08:49:37 +0300 | 1994-11-06T05:49:37Z",
        "sunday, 06-nov-94 08:49:37 gmt | 1994-11-06T08:49:37Z",
        "Friday, 06-Nov-26 08:49:37 GMT | 2026-11-06T08:49:37Z",
        "Saturday, 06-Nov-75 08:49:37 GMT | 2075-11-06T08:49:37Z",
        "Saturday, 06-Nov-77 08:49:37 GMT | 1977-11-06T08:49:37Z",
        "Mon, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Fri, 31 Dec 9999 23:59:59 GMT | 9999-12-31T23:59:59Z"
      })
  void reads_every_form(String text, Instant date) {
    assertThat(HttpDate.parse(text, NOW)).contains(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sun,",
        "Sun",
        "5",
        "Sun, 31 Feb 2026 08:49:37 GMT x",
        "Sun, 06 Nov 1969 08:49:37 GMT",
        "Sun Nov 6 08:49:37 12026",
        "2026-01-01T00:00:00Z"
      })
  void refuses_everything_else(String text) {
    assertThat(HttpDate.parse(text, NOW)).isEmpty();
  }
}
