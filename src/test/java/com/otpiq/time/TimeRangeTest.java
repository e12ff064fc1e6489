package com.otpiq.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
  @ParameterizedTest
  @CsvSource({
    "1969-12-31T23:59:59.999Z, false",
    "1970-01-01T00:00:00Z, true",
    "2026-11-29T12:00:00Z, true",
    "9999-12-31T23:59:59.999Z, true",
    "+10000-01-01T00:00:00Z, false",
    "+1000000000-12-31T23:59:59Z, false"
  })
  void a_time_is_between_1970_and_9999(Instant time, boolean isContained) {
    assertThat(TimeRange.contains(time)).isEqualTo(isContained);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, PT1S, 2026-01-01T00:00:01Z",
    "2026-01-01T00:00:00Z, PT-1S, 2025-12-31T23:59:59Z",
    "9999-12-31T23:59:59Z, PT1H, 9999-12-31T23:59:59.999Z",
    "2026-01-01T00:00:00Z, PT2562047788015215H, 9999-12-31T23:59:59.999Z"
  })
  void a_wait_ends_within_the_range(Instant start, Duration wait, Instant end) {
    assertThat(TimeRange.after(start, wait)).isEqualTo(end);
  }
}
