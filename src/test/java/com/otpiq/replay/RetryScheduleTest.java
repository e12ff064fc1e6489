package com.otpiq.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.RetryPolicy;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.rule.Basis;
import com.otpiq.time.Seed;
import com.otpiq.webhook.WebhookKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What --plan shows. */
class RetryScheduleTest {
  @ParameterizedTest
  @CsvSource({"quick, 303", "provider, 30690"})
  void the_waits_sum_to_what_the_profiles_promise(String profile, int seconds) {
    RetryPolicy policy = profile.equals("quick") ? RetryPolicy.QUICK : RetryPolicy.PROVIDER;
    DeliveryEvent.RetryPlan plan = plan(policy, Optional.empty());

    assertThat(plan.retries()).hasSize(10);
    assertThat(plan.duration()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(plan.basis()).isEqualTo(Basis.ASSUMED);
    assertThat(plan.retries()).allMatch(retry -> retry.jittered().isEmpty());
  }

  @Test
  void a_retry_is_shown_with_its_number_and_the_bounds_of_its_wait() {
    DeliveryEvent.PlannedRetry third = plan(RetryPolicy.QUICK, Optional.empty()).retries().get(2);

    assertThat(third.attempt()).isEqualTo(4);
    assertThat(List.of(third.nominal(), third.shortest(), third.longest(), third.sinceFirst()))
        .containsExactly(
            Duration.ofSeconds(4),
            Duration.ofMillis(3_200),
            Duration.ofMillis(4_800),
            Duration.ofSeconds(7));
  }

  @Test
  void the_plan_of_an_inbound_message_is_documented_and_without_jitter() {
    DeliveryEvent.RetryPlan plan =
        RetrySchedule.of(
            WebhookKind.WHATSAPP_INBOUND, 1, RetryPolicy.INBOUND, Optional.of(new Seed(1)));

    assertThat(plan.basis()).isEqualTo(Basis.DOCUMENTED);
    assertThat(plan.duration()).isEqualTo(Duration.ofSeconds(169_225));
    assertThat(plan.retries())
        .hasSize(49)
        .allMatch(retry -> retry.jittered().equals(Optional.of(retry.nominal())));
  }

  @Test
  void the_jitter_of_a_thousand_seeds_stays_within_its_bounds_and_is_fair() {
    double[] ratios =
        LongStream.range(0, 1_000)
            .mapToObj(seed -> plan(RetryPolicy.QUICK, Optional.of(new Seed(seed))))
            .flatMap(plan -> plan.retries().stream())
            .mapToDouble(retry ->
                (double) retry.jittered().orElseThrow().toMillis() / retry.nominal().toMillis())
            .toArray();

    assertThat(ratios).hasSize(10_000);
    assertThat(Arrays.stream(ratios).min().orElseThrow()).isGreaterThanOrEqualTo(0.799);
    assertThat(Arrays.stream(ratios).max().orElseThrow()).isLessThanOrEqualTo(1.201);
    assertThat(Arrays.stream(ratios).average().orElseThrow()).isBetween(0.98, 1.02);
  }

  private static DeliveryEvent.RetryPlan plan(RetryPolicy policy, Optional<Seed> seed) {
    return RetrySchedule.of(WebhookKind.DELIVERY_REPORT, 1, policy, seed);
  }
}
