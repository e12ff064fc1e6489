package com.otpiq.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "250ms,250",
    "10s,10000",
    "1m30s,90000",
    "8h31m30s,30690000",
    "0,0",
    "1s500ms,1500",
    "0s,0",
    "876000h,3153600000000",
    "3153600000000ms,3153600000000",
    "000000000000000000000001s,1000"
  })
  void reads_what_people_write(String text, long millis) {
    assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "s",
        "ten seconds",
        "-1s",
        "1.5s",
        "1s1h",
        "99999999999s",
        "876000h1ms",
        "999999999h"
      })
  void refuses_what_could_mean_anything(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 ms",
    "999,999 ms",
    "1000,1 s",
    "1250,1.2 s",
    "59999,59.9 s",
    "60000,1 min",
    "303000,5 min 3 s",
    "30690000,8 h 31 min"
  })
  void shows_what_people_read(long millis, String text) {
    assertThat(Durations.show(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 999, 1_000, 59_999, 60_000, 3_600_000, 1_080_000_000, 123_456_789_012L})
  void what_is_written_exactly_is_read_again(long millis) {
    Duration duration = Duration.ofMillis(millis);

    assertThat(Durations.parse(Durations.exact(duration))).contains(duration);
  }
}
