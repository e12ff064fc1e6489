package com.otpiq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.message.HttpUrl;
import com.otpiq.sandbox.scenario.ScenarioStep;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.time.VirtualTime;
import com.otpiq.webhook.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {
  @Test
  void is_paused_after_so_many_failures_in_a_row() {
    Endpoint endpoint = endpoint(3);
    assertThat(fail(endpoint)).isEqualTo(Endpoint.Change.NONE);
    assertThat(fail(endpoint)).isEqualTo(Endpoint.Change.NONE);
    assertThat(fail(endpoint)).isEqualTo(Endpoint.Change.PAUSED);

    endpoint.add(delivery());

    assertThat(endpoint.isPaused()).isTrue();
    assertThat(endpoint.canSend(32)).isFalse();
    assertThat(endpoint.failuresInARow()).isEqualTo(3);
  }

  @Test
  void an_acknowledgement_ends_the_row_of_failures() {
    Endpoint endpoint = endpoint(2);
    fail(endpoint);
    succeed(endpoint);

    assertThat(fail(endpoint)).isEqualTo(Endpoint.Change.NONE);
    assertThat(endpoint.failuresInARow()).isEqualTo(1);
  }

  @Test
  void is_never_paused_where_the_limit_is_0() {
    Endpoint endpoint = endpoint(0);
    for (int i = 0; i < 100; i++) {
      assertThat(fail(endpoint)).isEqualTo(Endpoint.Change.NONE);
    }
  }

  @Test
  void one_webhook_probes_a_paused_endpoint_and_resumes_it() {
    Endpoint endpoint = pausedWithTwoWaiting();
    endpoint.allowProbe();

    assertThat(endpoint.canSend(32)).isTrue();
    endpoint.takeNext();
    assertThat(endpoint.canSend(32)).isFalse();
    assertThat(endpoint.complete(true)).isEqualTo(Endpoint.Change.RESUMED);
    assertThat(endpoint.canSend(32)).isTrue();
    assertThat(endpoint.isPaused()).isFalse();
  }

  @Test
  void a_probe_that_fails_pauses_the_endpoint_again() {
    Endpoint endpoint = pausedWithTwoWaiting();
    endpoint.allowProbe();
    endpoint.takeNext();

    assertThat(endpoint.complete(false)).isEqualTo(Endpoint.Change.PAUSED);
    assertThat(endpoint.canSend(32)).isFalse();
  }

  @Test
  void a_late_acknowledgement_resumes_a_paused_endpoint() {
    Endpoint endpoint = endpoint(1);
    endpoint.add(delivery());
    endpoint.add(delivery());
    endpoint.takeNext();
    endpoint.takeNext();
    assertThat(endpoint.complete(false)).isEqualTo(Endpoint.Change.PAUSED);

    assertThat(endpoint.complete(true)).isEqualTo(Endpoint.Change.RESUMED);
    endpoint.allowProbe();
    assertThat(endpoint.isPaused()).isFalse();
  }

  @Test
  void at_most_32_webhooks_are_in_flight() {
    Endpoint endpoint = endpoint(3);
    for (int i = 0; i < 33; i++) {
      endpoint.add(delivery());
    }
    for (int i = 0; i < 32; i++) {
      assertThat(endpoint.canSend(32)).isTrue();
      endpoint.takeNext();
    }

    assertThat(endpoint.canSend(32)).isFalse();
    endpoint.complete(true);
    assertThat(endpoint.canSend(32)).isTrue();
  }

  @Test
  void cleared_webhooks_are_not_sent() {
    Endpoint endpoint = endpoint(3);
    endpoint.add(delivery());
    endpoint.clear();

    assertThat(endpoint.canSend(32)).isFalse();
    assertThat(endpoint.waiting()).isZero();
  }

  private static Endpoint pausedWithTwoWaiting() {
    Endpoint endpoint = endpoint(1);
    fail(endpoint);
    endpoint.add(delivery());
    endpoint.add(delivery());
    return endpoint;
  }

  private static Endpoint.Change fail(Endpoint endpoint) {
    endpoint.add(delivery());
    endpoint.takeNext();
    return endpoint.complete(false);
  }

  private static void succeed(Endpoint endpoint) {
    endpoint.add(delivery());
    endpoint.takeNext();
    assertThat(endpoint.complete(true)).isEqualTo(Endpoint.Change.NONE);
  }

  private static Endpoint endpoint(int pauseAfter) {
    return new Endpoint(
        HttpUrl.of("http://127.0.0.1/hook"),
        ScriptedTransport.ofStatus(200),
        new Endpoint.PausePolicy(pauseAfter, Duration.ofSeconds(30)));
  }

  private static PendingDelivery delivery() {
    var draft =
        new MessageDraft(
            SandboxFixture.ORDINARY_NUMBER,
            List.of(Channel.SMS),
            1,
            Optional.empty(),
            Optional.empty(),
            Scenarios.DEFAULT);
    var message = new SandboxMessage(1, "sms-1", draft, Optional.empty(), SandboxFixture.START);
    ScenarioStep step = Scenarios.DEFAULT.steps().getFirst();
    return new PendingDelivery(
        1, message, step, "otpiq/test", new VirtualTime(SandboxFixture.START));
  }
}
