package com.otpiq.sandbox.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.RateLimit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String NUMBER = "9647701234567";

  private final RateLimiter limiter = new RateLimiter();

  @Test
  void ten_requests_are_allowed_and_the_eleventh_waits_for_the_window() {
    useUp();

    assertThat(limiter.minutesToWait(NUMBER, START)).isEqualTo(10);
  }

  @Test
  void minutes_are_rounded_up_and_never_0() {
    useUp();

    assertThat(limiter.minutesToWait(NUMBER, START.plusSeconds(61))).isEqualTo(9);
    assertThat(limiter.minutesToWait(NUMBER, START.plusSeconds(599))).isEqualTo(1);
  }

  @Test
  void a_number_is_free_again_after_the_window() {
    useUp();

    assertThat(limiter.minutesToWait(NUMBER, START.plus(RateLimit.WINDOW))).isZero();
  }

  @Test
  void each_number_has_a_limit_of_its_own() {
    useUp();

    assertThat(limiter.minutesToWait("9647709999999", START)).isZero();
  }

  @Test
  void a_reset_forgets_all_requests() {
    useUp();
    limiter.reset();

    assertThat(limiter.minutesToWait(NUMBER, START)).isZero();
  }

  private void useUp() {
    for (int i = 0; i < RateLimit.MAX_REQUESTS; i++) {
      assertThat(limiter.minutesToWait(NUMBER, START)).isZero();
    }
  }
}
