package com.otpiq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** When an endpoint is disabled, and when it is enabled again. */
class CircuitBreakerTest {
  private final CircuitBreaker breaker = new CircuitBreaker(OptionalInt.of(3));

  @Test
  void opens_once_after_so_many_failures_in_a_row() {
    assertThat(fail()).isFalse();
    assertThat(fail()).isFalse();
    assertThat(fail()).isTrue();
    assertThat(fail()).isFalse();
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.failuresInARow()).isEqualTo(4);
  }

  @Test
  void an_acknowledgement_starts_the_count_again() {
    fail();
    fail();
    breaker.opensAfter(true);
    fail();

    assertThat(fail()).isFalse();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void never_opens_without_a_limit() {
    var never = new CircuitBreaker(OptionalInt.empty());
    for (int i = 0; i < 1_000; i++) {
      assertThat(never.opensAfter(false)).isFalse();
    }
    assertThat(never.isOpen()).isFalse();
  }

  @Test
  void stays_open_when_a_delivery_that_was_in_flight_is_acknowledged() {
    open();

    assertThat(breaker.opensAfter(true)).isFalse();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void a_failed_probe_opens_it_again_at_once() {
    open();
    breaker.opensAfter(true);
    breaker.halfOpen();

    assertThat(breaker.isOpen()).isTrue();
    assertThat(fail()).isTrue();
  }

  @Test
  void a_closed_one_counts_from_the_last_acknowledgement() {
    open();
    breaker.halfOpen();
    breaker.opensAfter(true);
    breaker.close();

    assertThat(breaker.isOpen()).isFalse();
    assertThat(fail()).isFalse();
    assertThat(fail()).isFalse();
    assertThat(fail()).isTrue();
  }

  private void open() {
    fail();
    fail();
    assertThat(fail()).isTrue();
  }

  private boolean fail() {
    return breaker.opensAfter(false);
  }
}
