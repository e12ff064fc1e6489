package com.otpiq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percentiles, and which responses OTPIQ would not have waited for. */
class ResponseTimesTest {
  private final ResponseTimes times = new ResponseTimes();

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,1,2", "3,2,3", "100,50,99", "101,51,100", "1000,500,990"})
  void percentiles_are_those_of_the_nearest_rank(int count, int median, int p99) {
    IntStream.rangeClosed(1, count)
        .map(i -> count + 1 - i)
        .forEach(millis -> times.add(Duration.ofMillis(millis)));

    assertThat(times.percentile(50)).isEqualTo(Duration.ofMillis(median));
    assertThat(times.percentile(99)).isEqualTo(Duration.ofMillis(p99));
    assertThat(times.percentile(100)).isEqualTo(Duration.ofMillis(count));
  }

  @Test
  void a_percentile_of_nothing_is_zero() {
    assertThat(times.percentile(50)).isZero();
  }

  @Test
  void responses_are_slow_from_5_seconds_on_and_late_from_10() {
    for (int millis : new int[] {4_999, 5_000, 9_999, 10_000}) {
      times.add(Duration.ofMillis(millis));
    }

    assertThat(times.slow()).isEqualTo(3);
    assertThat(times.late()).isEqualTo(1);
  }
}
