package com.otpiq.delivery;

import static com.otpiq.delivery.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.rule.Basis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often and how long a sender waits. */
class RetryPolicyTest {
  private static final Outcome BUSY = response(503);

  private final Random random = new Random(1);

  @Test
  void the_quick_waits_double_up_to_a_minute() {
    assertThat(waits(RetryPolicy.QUICK, 10)).containsExactly(1, 2, 4, 8, 16, 32, 60, 60, 60, 60);
  }

  @Test
  void the_waits_of_a_provider_double_without_end() {
    assertThat(waits(RetryPolicy.PROVIDER, 10))
        .containsExactly(30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360);
  }

  @Test
  void an_inbound_message_is_retried_after_its_documented_waits_for_two_days() {
    assertThat(waits(RetryPolicy.INBOUND, 5)).containsExactly(10, 15, 3_600, 3_600, 3_600);
    assertThat(waits(RetryPolicy.INBOUND, 49).stream().mapToInt(wait -> wait).sum())
        .isEqualTo(169_225);
    assertThat(RetryPolicy.INBOUND.backoff().basis()).isEqualTo(Basis.DOCUMENTED);
  }

  @Test
  void the_timeout_of_an_attempt_is_the_documented_ten_seconds() {
    assertThat(Stream.of(RetryPolicy.QUICK, RetryPolicy.PROVIDER, RetryPolicy.INBOUND))
        .allMatch(policy -> policy.timeout().equals(Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 299, 410})
  void nothing_is_retried_after_an_acknowledgement_or_410(int status) {
    assertThat(RetryPolicy.QUICK.retryDelay(1, response(status), Optional.empty(), random))
        .isEmpty();
  }

  @Test
  void nothing_is_retried_after_the_last_retry() {
    RetryPolicy policy = RetryPolicy.QUICK.withRetries(2);

    assertThat(policy.retryDelay(2, BUSY, Optional.empty(), random)).isPresent();
    assertThat(policy.retryDelay(3, BUSY, Optional.empty(), random)).isEmpty();
  }

  @Test
  void without_a_longest_wait_retry_after_counts_up_to_the_tenth_wait() {
    RetryPolicy policy =
        RetryPolicy.QUICK
            .withJitter(0)
            .withBackoff(new Backoff.Exponential(Duration.ofSeconds(1), 2, Optional.empty()));

    assertThat(delay(policy, Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
    assertThat(delay(policy, Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(512));
  }

  @Test
  void documented_waits_ignore_retry_after() {
    assertThat(delay(RetryPolicy.INBOUND, Duration.ofHours(2))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void the_bounds_of_a_wait_are_those_of_the_jitter() {
    assertThat(RetryPolicy.QUICK.shortest(4)).isEqualTo(Duration.ofMillis(6_400));
    assertThat(RetryPolicy.QUICK.longest(4)).isEqualTo(Duration.ofMillis(9_600));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void an_impossible_policy_is_refused(Runnable policy) {
    assertThatThrownBy(policy::run).isInstanceOf(IllegalArgumentException.class);
  }

  static List<Runnable> impossible() {
    return List.of(
        () -> RetryPolicy.QUICK.withRetries(-1),
        () -> RetryPolicy.QUICK.withTimeout(Duration.ZERO),
        () -> RetryPolicy.QUICK.withJitter(1),
        () -> RetryPolicy.QUICK.withJitter(-0.1),
        () -> RetryPolicy.QUICK.withJitter(Double.NaN),
        () -> new Backoff.Exponential(Duration.ofSeconds(-1), 2, Optional.empty()),
        () -> new Backoff.Exponential(Duration.ofSeconds(1), 0.5, Optional.empty()),
        () -> new Backoff.Exponential(Duration.ofSeconds(1), 2, Optional.of(Duration.ofDays(-1))));
  }

  private Duration delay(RetryPolicy policy, Duration retryAfter) {
    return policy.retryDelay(1, BUSY, Optional.of(retryAfter), random).orElseThrow().length();
  }

  private static List<Integer> waits(RetryPolicy policy, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(attempt -> Math.toIntExact(policy.backoff().after(attempt).toSeconds()))
        .toList();
  }
}
