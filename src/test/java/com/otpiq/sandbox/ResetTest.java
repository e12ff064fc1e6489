package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static com.otpiq.sandbox.SandboxFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.sandbox.scenario.MagicNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After {@code POST /_sandbox/reset} everything is as after the start. */
class ResetTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_same_requests_have_the_same_responses_after_a_reset(boolean virtualTime)
      throws InterruptedException {
    try (var sandbox = sandbox(virtualTime, ScriptedTransport.ofStatus(500))) {
      String initial = state(sandbox);
      List<String> first = story(sandbox);
      assertThat(state(sandbox)).isNotEqualTo(initial);

      for (int i = 0; i < 3; i++) {
        assertThat(withoutTotal(sandbox.control("POST", "reset", "").body())).isEqualTo(initial);
        assertThat(sandbox.control("GET", "messages", "").body()).isEqualTo("{\"messages\":[]}");
        assertThat(story(sandbox)).isEqualTo(first);
      }
    }
  }

  @Test
  void the_clock_is_set_back() {
    try (var sandbox = sandbox(false, ScriptedTransport.ofStatus(200))) {
      sandbox.control("POST", "advance", "{\"by\":\"10h\"}");
      sandbox.control("POST", "reset", "");

      assertThat(sandbox.scheduler.now()).isEqualTo(START);
    }
  }

  @Test
  void an_attempt_in_flight_changes_nothing_after_a_reset() throws InterruptedException {
    var inFlight = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    var receiver = ScriptedTransport.held(inFlight, released, 500);
    try (var sandbox = sandbox(true, receiver)) {
      String initial = state(sandbox);
      sandbox.send(ORDINARY_NUMBER, "all");
      inFlight.await();
      sandbox.control("POST", "reset", "");
      assertThat(state(sandbox)).isEqualTo(initial);

      released.countDown();
      sandbox.control("POST", "advance", "{\"by\":\"0\"}");

      assertThat(state(sandbox)).isEqualTo(initial);
      assertThat(sandbox.state.summary().failed()).isZero();
    }
  }

  @Test
  void an_attempt_that_hangs_does_not_hold_up_what_follows_a_reset() throws InterruptedException {
    var hung = new CountDownLatch(1);
    var receiver =
        ScriptedTransport.by(_ -> {
          if (hung.getCount() > 0) {
            hung.countDown();
            new CountDownLatch(1).await();
          }
          return ScriptedTransport.response(200);
        });
    try (var sandbox = sandbox(true, receiver)) {
      sandbox.send(ORDINARY_NUMBER, "all");
      hung.await();
      sandbox.control("POST", "reset", "");
      sandbox.send(ORDINARY_NUMBER, "all");

      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.state.summary().acknowledged()).isEqualTo(2);
    }
  }

  @Test
  void an_advance_that_resets_end_still_has_a_response() throws Exception {
    var inFlight = new CountDownLatch(1);
    var receiver = ScriptedTransport.held(inFlight, new CountDownLatch(1), 200);
    try (var sandbox = sandbox(false, receiver)) {
      sandbox.send(ORDINARY_NUMBER, "all");
      var advance = sandbox.scheduler.advance(Duration.ofMinutes(1));
      inFlight.await();
      sandbox.state.reset();
      sandbox.state.reset();

      advance.get(10, TimeUnit.SECONDS);
      assertThat(sandbox.scheduler.now()).isEqualTo(START);
    }
  }

  /** Requests that change everything: messages, rate limit, credit, time, endpoints, queue. */
  private static List<String> story(SandboxFixture sandbox) throws InterruptedException {
    List<String> responses = new ArrayList<>();
    sandbox.control("POST", "next", "{\"scenario\":\"failed\"}");
    for (int i = 0; i < 11; i++) {
      var response =
          sandbox.post("/api/sms", SandboxFixture.body(ORDINARY_NUMBER, i == 0 ? "all" : "final"));
      response.onSent().run();
      responses.add(response.body());
      if (i == 0) {
        assertThat(sandbox.control("POST", "advance", "{\"by\":\"20m\"}").status()).isEqualTo(200);
        responses.add(state(sandbox));
      }
    }
    sandbox.send(MagicNumber.PREFIX + "030", "all");
    sandbox.control("POST", "next", "{\"scenario\":\"failed\"}");
    sandbox.control("POST", "expect-failures", "{}");
    return responses;
  }

  private static String state(SandboxFixture sandbox) {
    return withoutTotal(sandbox.control("GET", "state", "").body());
  }

  /** Without the one number that a reset keeps. */
  private static String withoutTotal(String state) {
    return state.replaceAll("\"unexpectedFailures\":\\d+,", "");
  }

  private static SandboxFixture sandbox(boolean virtualTime, ScriptedTransport receiver) {
    return new SandboxFixture(
        SandboxFixture.config(virtualTime, 100_000, Optional.empty()), receiver);
  }
}
