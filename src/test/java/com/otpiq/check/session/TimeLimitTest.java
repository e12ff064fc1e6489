package com.otpiq.check.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.verdict.IncompleteCheckException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTest {
  private Duration remaining = Duration.ofSeconds(15);
  private final TimeLimit limit = new TimeLimit(() -> remaining);

  @ParameterizedTest
  @CsvSource({"15, 10, 10", "10, 10, 10", "4, 10, 4"})
  void an_exchange_ends_at_its_deadline_or_at_the_time_limit(int left, int deadline, int expected)
      throws Exception {
    remaining = Duration.ofSeconds(left);

    assertThat(limit.<Duration>within(Duration.ofSeconds(deadline), given -> given))
        .isEqualTo(Duration.ofSeconds(expected));
  }

  @Test
  void an_exchange_that_the_time_limit_ended_has_no_result() {
    remaining = Duration.ofSeconds(4);

    assertThatThrownBy(() ->
            limit.within(
                Duration.ofSeconds(10),
                given -> {
                  remaining = remaining.minus(given);
                  return "timed out";
                }))
        .isInstanceOfSatisfying(
            IncompleteCheckException.class,
            end -> assertThat(end.reason()).isEqualTo(TimeLimit.REACHED));
  }

  @Test
  void an_exchange_that_ends_at_its_own_deadline_has_its_result() throws Exception {
    remaining = Duration.ofSeconds(10);

    assertThat(
            limit.<String>within(
                Duration.ofSeconds(10),
                given -> {
                  remaining = remaining.minus(given);
                  return "timed out";
                }))
        .isEqualTo("timed out");
  }

  @Test
  void no_exchange_begins_when_no_time_is_left() {
    remaining = Duration.ZERO;

    assertThatThrownBy(() ->
            limit.within(
                Duration.ofSeconds(1),
                _ -> {
                  throw new AssertionError("it began");
                }))
        .isInstanceOf(IncompleteCheckException.class);
  }
}
