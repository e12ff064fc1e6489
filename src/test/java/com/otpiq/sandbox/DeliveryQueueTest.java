package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.SandboxEvent;
import com.otpiq.webhook.HeaderName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryQueueTest {
  @Test
  void a_webhook_has_the_headers_of_otpiq_and_the_secret() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();

      var delivery = sandbox.receiver.sent().getFirst();
      assertThat(delivery.headers().first(HeaderName.SECRET)).contains("s3cret");
      assertThat(delivery.headers().first(HeaderName.USER_AGENT)).contains("otpiq/test");
      assertThat(delivery.body().text())
          .isEqualTo(
              "{\"smsId\":\"%s\",\"deliveryReportType\":\"final\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}"
                  .formatted(smsId));
      assertThat(sandbox.receiver.deadlines()).containsOnly(Duration.ofSeconds(10));
    }
  }

  @Test
  void retries_until_the_receiver_acknowledges() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500, 200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();

      PendingDelivery delivery = sandbox.message(smsId).deliveries().getFirst();
      assertThat(delivery.state()).isEqualTo(PendingDelivery.State.ACKNOWLEDGED);
      assertThat(delivery.attempts()).extracting(AttemptRecord::status).containsExactly(500, 200);
      Duration delay =
          Duration.between(delivery.attempts().getFirst().at(), delivery.attempts().getLast().at());
      assertThat(delay).isEqualTo(Duration.ofSeconds(30));
      assertThat(sandbox.events(DeliveryEvent.class)).hasSize(2);
    }
  }

  @Test
  void gives_a_webhook_up_after_the_last_retry() throws InterruptedException {
    try (var sandbox =
        new SandboxFixture(
            SandboxFixture.config(),
            ScriptedTransport.of(new Outcome.Failed("connection refused", false)))) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();

      PendingDelivery delivery = sandbox.message(smsId).deliveries().getFirst();
      assertThat(delivery.state()).isEqualTo(PendingDelivery.State.FAILED);
      assertThat(delivery.attempts())
          .extracting(AttemptRecord::status, AttemptRecord::acknowledged)
          .hasSize(3)
          .containsOnly(tuple(0, false));
    }
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void an_attempt_that_is_not_acknowledged_has_a_reason(Outcome outcome, int status, String reason)
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(SandboxFixture.config(), ScriptedTransport.of(outcome))) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();

      assertThat(sandbox.message(smsId).deliveries().getFirst().attempts())
          .extracting(AttemptRecord::status, AttemptRecord::reason)
          .containsOnly(tuple(status, reason));
    }
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        arguments(responded(500, "Internal Server Error"), 500, "500 Internal Server Error"),
        arguments(responded(302, ""), 302, "302"),
        arguments(responded(410, "Gone"), 410, "410 Gone"),
        arguments(responded(200, "OK"), 200, ""),
        arguments(responded(500, "x".repeat(1_000)), 500, "500 " + "x".repeat(296) + "…"),
        arguments(
            new Outcome.TimedOut("waiting for the response", true),
            0,
            "timed out after 10 s while waiting for the response"),
        arguments(new Outcome.Failed("connection refused", false), 0, "connection refused"));
  }

  private static Outcome responded(int status, String phrase) {
    var plain = ScriptedTransport.response(status);
    return new Outcome.Responded(status, phrase, plain.headers(), plain.body(), plain.warning());
  }

  @Test
  void a_redelivery_keeps_the_attempts_and_counts_on() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500, 500, 500, 500, 200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();
      for (int i = 0; i < 2; i++) {
        sandbox.control("POST", "messages/" + smsId + "/redeliver", "");
        sandbox.awaitIdle();
      }

      PendingDelivery delivery = sandbox.message(smsId).deliveries().getFirst();
      assertThat(delivery.attempts())
          .extracting(AttemptRecord::number, AttemptRecord::status)
          .containsExactly(
              tuple(1, 500),
              tuple(2, 500),
              tuple(3, 500),
              tuple(4, 500),
              tuple(5, 200),
              tuple(6, 200));
      assertThat(sandbox.events(DeliveryEvent.AttemptMade.class))
          .extracting(made -> made.attempt().number())
          .containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 1, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void a_redelivery_has_all_retries_again() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();
      sandbox.control("POST", "messages/" + smsId + "/redeliver", "");
      sandbox.awaitIdle();

      assertThat(sandbox.message(smsId).deliveries().getFirst().attempts()).hasSize(6);
    }
  }

  @Test
  void an_endpoint_counts_the_webhooks_that_wait_wherever_they_wait() {
    var config = SandboxFixture.config(false, 100_000, Optional.empty());
    try (var sandbox = new SandboxFixture(config, ScriptedTransport.ofStatus(500))) {
      for (int i = 0; i < 4; i++) {
        sandbox.send(ORDINARY_NUMBER, "all");
      }
      for (String by : List.of("400ms", "2s", "31s", "1m", "5m", "1h")) {
        String state = sandbox.control("POST", "advance", "{\"by\":\"" + by + "\"}").body();
        var waiting = sandbox.state.summary().waiting();

        assertThat(state)
            .contains("\"webhooksWaiting\":" + waiting + ",")
            .contains("\"waiting\":" + waiting + "}");
      }
      assertThat(sandbox.state.summary().failed()).isEqualTo(8);
    }
  }

  @Test
  void pauses_a_failing_endpoint_and_resumes_it_with_a_probe() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500, 500, 500, 200)) {
      sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();

      assertThat(sandbox.events(SandboxEvent.EndpointStatusChanged.class))
          .extracting(SandboxEvent.EndpointStatusChanged::pause)
          .containsExactly(Optional.of(Duration.ofSeconds(30)), Optional.empty());
      assertThat(sandbox.state.endpoints(Endpoint::isPaused)).containsExactly(false);
    }
  }

  @Test
  void nothing_is_sent_once_the_queue_is_closed() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();
      sandbox.state.close();

      sandbox.state.redeliver(sandbox.message(smsId));

      assertThat(sandbox.receiver.sent()).hasSize(1);
    }
  }

  /** A client can name a new URL with each message. */
  @Test
  void attempts_to_any_number_of_endpoints_are_limited_and_all_are_made() throws Exception {
    int messages = 2 * Endpoint.RoundRobin.MAX_IN_FLIGHT;
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    var isHolding = new AtomicBoolean();
    var enough = new CountDownLatch(Endpoint.RoundRobin.MAX_IN_FLIGHT);
    var receiver =
        ScriptedTransport.by(_ -> {
          if (isHolding.get()) {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            enough.countDown();
            enough.await();
            inFlight.decrementAndGet();
          }
          return ScriptedTransport.response(200);
        });
    var config = SandboxFixture.config(true, 10_000_000, Optional.empty());
    try (var sandbox = new SandboxFixture(config, receiver)) {
      for (int i = 0; i < messages; i++) {
        String body =
            SandboxFixture.body("9647701234" + (100 + i), "final").replace("/hook", "/" + i);
        sandbox.post("/api/sms", body).onSent().run();
      }
      assertThat(sandbox.awaitIdle()).isTrue();
      isHolding.set(true);
      for (SandboxMessage message : sandbox.state.withStore(MessageStore::messages)) {
        sandbox.control("POST", "messages/" + message.smsId() + "/redeliver", "");
      }

      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(receiver.sent()).hasSize(2 * messages);
      assertThat(most).hasValueLessThanOrEqualTo(Endpoint.RoundRobin.MAX_IN_FLIGHT);
    }
  }
}
