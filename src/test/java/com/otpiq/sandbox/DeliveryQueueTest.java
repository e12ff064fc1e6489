package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.DeliveryEvent;
import com.otpiq.event.SandboxEvent;
import com.otpiq.webhook.HeaderName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

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

  @Test
  void pauses_a_failing_endpoint_and_resumes_it_with_a_probe() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500, 500, 500, 200)) {
      sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();

      assertThat(sandbox.events(SandboxEvent.EndpointStatusChanged.class))
          .extracting(SandboxEvent.EndpointStatusChanged::pause)
          .containsExactly(Optional.of(Duration.ofSeconds(30)), Optional.empty());
      assertThat(sandbox.state.endpoints())
          .singleElement()
          .satisfies(endpoint -> assertThat(endpoint.isPaused()).isFalse());
    }
  }

  @Test
  void a_reset_stops_the_retries_of_a_webhook_in_flight() throws InterruptedException {
    var inFlight = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    var receiver =
        ScriptedTransport.by(_ -> {
          inFlight.countDown();
          released.await();
          return ScriptedTransport.response(500);
        });
    try (var sandbox = new SandboxFixture(SandboxFixture.config(), receiver)) {
      sandbox.send(ORDINARY_NUMBER, "final");
      inFlight.await();
      sandbox.state.reset();
      released.countDown();

      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.state.summary()).isEqualTo(new SandboxEvent.SandboxSummary(1, 0, 0, 0, 0));
    }
    assertThat(receiver.sent()).hasSize(1);
    assertThat(receiver.isClosed()).isTrue();
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
}
