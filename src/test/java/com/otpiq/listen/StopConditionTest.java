package com.otpiq.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.event.ExpectationState;
import com.otpiq.event.ListenEvent;
import com.otpiq.time.Seed;
import com.otpiq.webhook.Filter;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test ends only if the run does. */
@Timeout(20)
class StopConditionTest {
  private static final Optional<Duration> NO_TIMEOUT = Optional.empty();
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  void the_last_expected_webhook_ends_the_run_and_a_refused_one_does_not_count() {
    StopCondition condition = condition(List.of(Expectation.of(Filter.ALL, 2)), NO_TIMEOUT, false);

    assertThat(condition.isLast(received(200))).isFalse();
    assertThat(condition.isLast(received(422))).isFalse();
    assertThat(condition.isLast(received(200))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 401, 500, 502, 504})
  void a_forwarded_webhook_counts_whatever_the_application_responds(int status) {
    StopCondition condition = condition(List.of(Expectation.of(Filter.ALL, 1)), NO_TIMEOUT, false);

    assertThat(condition.isLast(forwarded(status))).isTrue();
  }

  @Test
  void a_webhook_that_must_not_come_ends_the_run_even_where_it_is_held_open() {
    StopCondition condition = condition(List.of(Expectation.none()), NO_TIMEOUT, true);

    assertThat(condition.isLast(received(200))).isTrue();
  }

  @Test
  void a_run_that_is_held_open_goes_on_though_everything_arrived() {
    StopCondition condition = condition(List.of(Expectation.of(Filter.ALL, 1)), NO_TIMEOUT, true);

    assertThat(condition.isLast(received(200))).isFalse();
    condition.release(LONG);
    condition.await();

    assertThat(condition.expectations()).allMatch(ExpectationState::isMet);
  }

  @Test
  void a_released_run_waits_for_missing_webhooks_for_the_limit_only() {
    StopCondition condition = condition(List.of(Expectation.of(Filter.ALL, 1)), NO_TIMEOUT, true);

    condition.release(SHORT);
    condition.await();

    assertThat(condition.expectations()).noneMatch(ExpectationState::isMet);
  }

  @Test
  void a_released_run_ends_with_the_missing_webhook() {
    StopCondition condition = condition(List.of(Expectation.of(Filter.ALL, 1)), NO_TIMEOUT, true);

    condition.release(LONG);

    assertThat(condition.isLast(received(200))).isTrue();
  }

  @Test
  void a_released_run_that_expects_no_webhook_waits_for_the_limit() {
    StopCondition condition = condition(List.of(Expectation.none()), NO_TIMEOUT, true);
    long start = System.nanoTime();

    condition.release(SHORT);
    condition.await();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void a_failed_command_ends_the_run_at_once() {
    StopCondition condition = condition(List.of(Expectation.of(Filter.ALL, 1)), NO_TIMEOUT, true);

    condition.release(Duration.ZERO);
    condition.await();

    assertThat(condition.expectations()).noneMatch(ExpectationState::isMet);
  }

  @Test
  void the_timeout_and_a_request_to_stop_end_the_run() {
    condition(List.of(), Optional.of(SHORT), false).await();
    StopCondition stopped = condition(List.of(), NO_TIMEOUT, false);
    stopped.stop();
    stopped.await();

    assertThat(stopped.expectations()).isEmpty();
  }

  @Test
  void a_script_that_stops_ends_the_run_with_its_last_response() {
    ResponseScript script = ResponseScriptParser.parse("503x2,stop", new Seed(1).random(0));
    var condition = new StopCondition(ListenConfig.Waiting.UNTIL_STOPPED, Optional.of(script));

    assertThat(script.next(ListenFixture.delivery(ListenFixture.sent()))).isPresent();
    assertThat(condition.isLast(received(503))).isFalse();
    assertThat(script.next(ListenFixture.delivery(ListenFixture.sent()))).isPresent();
    assertThat(condition.isLast(received(503))).isTrue();
  }

  private static StopCondition condition(
      List<Expectation> expectations, Optional<Duration> timeout, boolean held) {
    return new StopCondition(
        new ListenConfig.Waiting(expectations, false, timeout, held), Optional.empty());
  }

  private static ListenEvent.Received received(int status) {
    return ListenEvent.Received.refused(
        1, ListenFixture.received(ListenFixture.sent()), WebhookResponse.of(status, ""));
  }

  private static ListenEvent.Received forwarded(int status) {
    ListenEvent.Received received = received(status);
    return new ListenEvent.Received(
        received.number(),
        received.request(),
        received.response(),
        received.inspection(),
        false,
        List.of(
            new ForwardResult("http://127.0.0.1/", new Outcome.Failed("…", true), Duration.ZERO)),
        received.journalId(),
        received.recording());
  }
}
