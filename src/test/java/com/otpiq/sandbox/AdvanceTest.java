package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static com.otpiq.sandbox.SandboxFixture.START;
import static com.otpiq.sandbox.SandboxFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.SandboxEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /_sandbox/advance}: all that becomes due, in order, before the response. */
class AdvanceTest {
  @Test
  void the_whole_chain_of_retries_runs_and_the_clock_is_exact() {
    try (var sandbox = sandbox(false, ScriptedTransport.ofStatus(500))) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");

      String state = advance(sandbox, "10m");

      assertThat(state).contains("\"webhooksFailed\":1,\"webhooksWaiting\":0");
      assertThat(state).contains("\"now\":\"2026-01-01T00:10:00Z\"");
      var attempts = sandbox.message(smsId).deliveries().getFirst().attempts();
      assertThat(attempts)
          .extracting(attempt -> Duration.between(attempts.getFirst().at(), attempt.at()))
          .containsExactly(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(90));
    }
  }

  @Test
  void what_is_due_later_waits_and_what_is_due_at_the_end_runs() {
    try (var sandbox = sandbox(false, ScriptedTransport.ofStatus(200))) {
      sandbox.scheduler.schedule(START.plusSeconds(60), () -> sandbox.send(ORDINARY_NUMBER, "all"));
      sandbox.scheduler.schedule(
          START.plusSeconds(60).plusMillis(1),
          () -> {
            throw new AssertionError("this is due later");
          });

      assertThat(advance(sandbox, "1m"))
          .contains("\"now\":\"2026-01-01T00:01:00Z\"", "\"messages\":1");
      assertThat(sandbox.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void it_waits_for_an_attempt_in_flight(boolean virtualTime) throws InterruptedException {
    var inFlight = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    var receiver = ScriptedTransport.held(inFlight, released, 200);
    try (var sandbox = sandbox(virtualTime, receiver)) {
      sandbox.send(ORDINARY_NUMBER, "final");
      CompletableFuture<Void> advance = sandbox.scheduler.advance(Duration.ofMinutes(10));
      inFlight.await();
      assertThat(advance).isNotDone();

      released.countDown();
      advance.join();

      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 1, 0, 0, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twenty_runs_against_a_slow_and_failing_receiver_are_the_same(boolean virtualTime) {
    Set<String> outcomes = new HashSet<>();
    for (int run = 0; run < 20; run++) {
      outcomes.add(outcomeAgainstSlowReceiver(virtualTime, new Random(run)));
    }
    assertThat(outcomes).hasSize(1);
  }

  @Test
  void two_advances_at_once_add_up() {
    try (var sandbox = sandbox(false, ScriptedTransport.ofStatus(200))) {
      CompletableFuture<Void> first = sandbox.scheduler.advance(Duration.ofMinutes(1));
      CompletableFuture<Void> second = sandbox.scheduler.advance(Duration.ofMinutes(2));
      CompletableFuture.allOf(first, second).join();

      assertThat(sandbox.scheduler.now()).isEqualTo(START.plus(Duration.ofMinutes(3)));
    }
  }

  /** Eight messages, whose webhooks fail in every way; the real time of an attempt varies. */
  private static String outcomeAgainstSlowReceiver(boolean virtualTime, Random random) {
    var receiver =
        ScriptedTransport.by(delivery -> {
          Thread.sleep(0, random.nextInt(400_000));
          int sum = delivery.body().text().chars().sum();
          return ScriptedTransport.response(sum % 3 == 0 ? 200 : 500);
        });
    try (var sandbox = sandbox(virtualTime, receiver)) {
      sandbox.scheduler.schedule(
          START,
          () -> {
            for (int i = 0; i < 8; i++) {
              sandbox.send(ORDINARY_NUMBER, "all");
            }
          });
      String first = virtualTime ? "" : advance(sandbox, "40s");
      return first + advance(sandbox, "10m") + sandbox.received();
    }
  }

  private static SandboxFixture sandbox(boolean virtualTime, ScriptedTransport receiver) {
    return new SandboxFixture(
        SandboxFixture.config(virtualTime, 100_000, Optional.empty()), receiver);
  }

  private static String advance(SandboxFixture sandbox, String by) {
    var response = sandbox.control("POST", "advance", "{\"by\":\"" + by + "\"}");
    assertThat(json(response).text("now")).isPresent();
    return response.body();
  }
}
