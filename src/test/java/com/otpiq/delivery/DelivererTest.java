package com.otpiq.delivery;

import static com.otpiq.delivery.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.message.WebhookSecret;
import com.otpiq.rule.Basis;
import com.otpiq.sample.SampleScenarios;
import com.otpiq.time.Time;
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

  private static final OutgoingWebhook WEBHOOK =
      OutgoingWebhook.of(
          SampleScenarios.payload("example-1-sent.json"), WebhookKind.DELIVERY_REPORT);
  private static final RequestHeaders HEADERS =
      new RequestHeaders(
          Optional.of(WebhookSecret.of("canary-1")),
          Headers.NONE,
          "otpiq/1",
          new VirtualTime(START));

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
    assertThat(last.outcome().isAcknowledged()).isTrue();
    assertThat(time.now()).isEqualTo(START.plusSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void any_2xx_acknowledges(int status) {
    assertThat(response(status).isAcknowledged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 300, 301, 302, 307, 308, 400, 404, 410, 429, 500, 503, 600})
  void nothing_else_does(int status) {
    assertThat(response(status).isAcknowledged()).isFalse();
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
    "99999999999999999999,60"
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
            new RetryPolicy.Delay(
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

  @Test
  void waits_in_real_time_no_less_than_it_says() throws InterruptedException {
    RetryPolicy policy =
        new RetryPolicy(
            3,
            RetryPolicy.TIMEOUT,
            new Backoff.Exponential(Duration.ofMillis(5), 2, Optional.empty()),
            0);
    deliverer(ScriptedTransport.ofStatus(500), policy, OptionalInt.empty())
        .withTime(Time.real())
        .deliver(WEBHOOK, new Random(1), attempts::add);

    assertThat(attempts).hasSize(4);
    for (int i = 1; i < attempts.size(); i++) {
      assertThat(Duration.between(attempts.get(i - 1).at(), attempts.get(i).at()))
          .isGreaterThanOrEqualTo(Duration.ofMillis((5L << (i - 1)) - 1));
    }
  }

  @Test
  void stops_when_the_endpoint_is_disabled_and_says_so_once() throws InterruptedException {
    Deliverer deliverer =
        deliverer(ScriptedTransport.ofStatus(500), steady(RetryPolicy.QUICK), OptionalInt.of(2));
    Attempt last = deliverer.deliver(WEBHOOK, new Random(1), attempts::add);

    assertThat(last.retryDelay()).isEmpty();
    assertThat(attempts).extracting(Attempt::disablesEndpoint).containsExactly(false, true);
    assertThat(deliverer.isStopped()).isTrue();
  }

  @Test
  void an_endpoint_that_was_disabled_during_a_wait_gets_no_next_attempt()
      throws InterruptedException {
    var breaker = new CircuitBreaker(OptionalInt.of(2));
    var transport = ScriptedTransport.ofStatus(500);
    var deliverer =
        new Deliverer(
            transport,
            HEADERS,
            new RetryPolicy.ByKind(RetryPolicy.QUICK, RetryPolicy.QUICK),
            breaker,
            time);
    deliverer.deliver(WEBHOOK, new Random(1), _ -> breaker.opensAfter(false));

    assertThat(transport.sent()).hasSize(1);
  }

  @Test
  void a_secret_that_the_receiver_repeats_is_hidden() throws InterruptedException {
    var transport =
        ScriptedTransport.by(sent ->
            ScriptedTransport.response(
                500,
                Headers.NONE.with("X-Echo", "it was canary-1"),
                "your secret is " + sent.headers().first("X-OTPIQ-Webhook-Secret").orElseThrow()));
    deliverer(transport, RetryPolicy.QUICK.withRetries(0), OptionalInt.empty())
        .deliver(WEBHOOK, new Random(1), attempts::add);

    assertThat(transport.sent().getFirst().headers().first("X-OTPIQ-Webhook-Secret"))
        .contains("canary-1");
    assertThat(attempts.getFirst().outcome().toString())
        .contains("[hidden]")
        .doesNotContain("canary");
  }

  @Test
  void an_inbound_message_follows_its_own_policy() throws InterruptedException {
    var policies =
        new RetryPolicy.ByKind(
            RetryPolicy.QUICK.withRetries(0), RetryPolicy.INBOUND.withRetries(3));
    var transport = ScriptedTransport.ofStatus(500);
    new Deliverer(transport, HEADERS, policies, new CircuitBreaker(OptionalInt.empty()), time)
        .deliver(
            OutgoingWebhook.of(WEBHOOK.body(), WebhookKind.WHATSAPP_INBOUND),
            new Random(1),
            attempts::add);

    assertThat(time.now()).isEqualTo(START.plusSeconds(10 + 15 + 3_600));
    assertThat(transport.sent())
        .extracting(sent -> sent.headers().first("X-OTPIQ-Webhook-Attempt").orElse(""))
        .containsExactly("1", "2", "3", "4");
  }

  private static RetryPolicy steady(RetryPolicy policy) {
    return policy.withJitter(0);
  }

  /** Delivers to a receiver that gives these outcomes, the last one without end. */
  private Attempt deliver(RetryPolicy policy, Outcome... outcomes) throws InterruptedException {
    return deliverer(ScriptedTransport.of(outcomes), policy, OptionalInt.empty())
        .deliver(WEBHOOK, new Random(1), attempts::add);
  }

  private Deliverer deliverer(Transport transport, RetryPolicy policy, OptionalInt disableAfter) {
    return new Deliverer(
        transport,
        HEADERS,
        new RetryPolicy.ByKind(policy, policy),
        new CircuitBreaker(disableAfter),
        time);
  }

  private static Outcome busy(String retryAfter) {
    return ScriptedTransport.response(503, Headers.NONE.with("Retry-After", retryAfter), "");
  }
}
