package com.otpiq.delivery;

import static com.otpiq.delivery.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.rule.Basis;
import com.otpiq.sample.SampleScenarios;
import com.otpiq.time.VirtualTime;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelivererTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final List<Attempt> attempts = new ArrayList<>();

  @Test
  void gives_up_after_ten_retries_that_wait_twice_as_long_up_to_a_minute()
      throws InterruptedException {
    Attempt last = deliver(steady(RetryPolicy.QUICK), response(500));

    assertThat(last.number()).isEqualTo(11);
    assertThat(time.now()).isEqualTo(START.plusSeconds(303));
    assertThat(attempts)
        .extracting(Attempt::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void takes_eight_and_a_half_hours_as_a_provider() throws InterruptedException {
    deliver(steady(RetryPolicy.PROVIDER), response(500));

    assertThat(time.now()).isEqualTo(START.plusSeconds(30_690));
  }

  @Test
  void stops_at_the_first_2xx() throws InterruptedException {
    Attempt last =
        deliver(
            steady(RetryPolicy.QUICK),
            response(500),
            new Outcome.Failed("no", true),
            response(204),
            response(500));

    assertThat(last.number()).isEqualTo(3);
    assertThat(last.outcome().acknowledged()).isTrue();
    assertThat(time.now()).isEqualTo(START.plusSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void any_2xx_acknowledges(int status) {
    assertThat(response(status).acknowledged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 300, 301, 302, 307, 308, 400, 404, 410, 429, 500, 503, 600})
  void nothing_else_does(int status) {
    assertThat(response(status).acknowledged()).isFalse();
  }

  @Test
  void stops_at_410_at_once() throws InterruptedException {
    assertThat(deliver(steady(RetryPolicy.QUICK), response(410)).number()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "5,5",
    "0,1",
    "-5,1",
    "abc,1",
    "1000000000,60",
    "'Thu, 01 Jan 2026 00:00:02 GMT',2",
    "99999999999999999999,1"
  })
  void retry_after_only_ever_delays_and_never_beyond_the_longest_wait(String value, int seconds)
      throws InterruptedException {
    deliver(steady(RetryPolicy.QUICK), busy(value), response(200));

    assertThat(time.now()).isEqualTo(START.plusSeconds(seconds));
  }

  @Test
  void says_what_was_asked_for_where_it_waits_for_it() throws InterruptedException {
    deliver(steady(RetryPolicy.QUICK), busy("3600"), response(200));

    assertThat(attempts.getFirst().retryDelay())
        .contains(
            new RetryDelay(
                Duration.ofSeconds(60), Basis.ASSUMED, Optional.of(Duration.ofHours(1))));
  }

  @Test
  void jitter_stays_within_its_bounds_and_is_fair() {
    var random = new Random(1);
    var waits =
        random
            .ints(1_000)
            .mapToLong(_ ->
                RetryPolicy.QUICK
                    .retryDelay(4, response(500), Optional.empty(), random)
                    .orElseThrow()
                    .length()
                    .toMillis())
            .summaryStatistics();

    assertThat(waits.getMin()).isGreaterThanOrEqualTo(6_400);
    assertThat(waits.getMax()).isLessThanOrEqualTo(9_600);
    assertThat(waits.getAverage()).isBetween(7_840.0, 8_160.0);
  }

  private static RetryPolicy steady(RetryPolicy policy) {
    return policy.withJitter(0);
  }

  /** Delivers to a receiver that gives these outcomes, the last one for ever. */
  private Attempt deliver(RetryPolicy policy, Outcome... outcomes) throws InterruptedException {
    var deliverer =
        new Deliverer(
            ScriptedTransport.of(outcomes),
            new RequestHeaders(Optional.empty(), Headers.NONE, "otpiq", new VirtualTime(START)),
            new RetryPolicies(policy, policy),
            new CircuitBreaker(OptionalInt.empty()),
            time);
    return deliverer.deliver(
        OutgoingWebhook.of(
            SampleScenarios.payload("example-1-sent.json"), WebhookKind.DELIVERY_REPORT),
        new Random(1),
        attempts::add);
  }

  private static Outcome busy(String retryAfter) {
    return ScriptedTransport.response(503, Headers.NONE.with("Retry-After", retryAfter), "");
  }
}
