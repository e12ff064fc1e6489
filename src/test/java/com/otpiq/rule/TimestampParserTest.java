package com.otpiq.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {
  @ParameterizedTest
  @CsvSource({
    "1767225600, 2026-01-01T00:00:00Z",
    "1767225600123, 2026-01-01T00:00:00.123Z",
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2026-01-01T03:00:00.5+03:00, 2026-01-01T00:00:00.500Z",
    "0, 1970-01-01T00:00:00Z"
  })
  void seconds_milliseconds_and_iso_8601_are_read(String text, Instant instant) {
    assertThat(TimestampParser.parse(text)).hasValue(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1.5",
        "1767225600 ",
        "9999999999999999",
        "2026-01-01",
        "2026-01-01T00:00:00"
      })
  void other_texts_are_no_timestamp(String text) {
    assertThat(TimestampParser.parse(text)).isEmpty();
  }
}
