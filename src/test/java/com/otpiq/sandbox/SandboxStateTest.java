package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.SandboxEvent;
import com.otpiq.json.JsonWriter;
import com.otpiq.sandbox.scenario.MagicNumber;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxStateTest {
  @Test
  void an_accepted_message_goes_through_the_steps_of_its_scenario() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");

      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.events(SandboxEvent.MessageStatusChanged.class))
          .extracting(SandboxEvent.MessageStatusChanged::status)
          .containsExactly(Status.SENT, Status.DELIVERED);
      assertThat(sandbox.received()).containsExactly("sent", "delivered");
      assertThat(sandbox.message(smsId).status()).isEqualTo("delivered");
      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 2, 0, 0, 0, 0, 0));
      assertThat(sandbox.state.credit()).isEqualTo(99_920);
    }
  }

  @Test
  void only_the_final_webhook_is_sent_where_the_request_asks_for_that()
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();

      assertThat(sandbox.received()).containsExactly("delivered");
    }
  }

  @Test
  void a_duplicate_is_sent_twice_and_a_failed_message_is_refunded() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      sandbox.send(MagicNumber.PREFIX + "040", "all");
      sandbox.awaitIdle();
      assertThat(sandbox.received()).containsExactly("sent", "sent", "delivered", "delivered");

      sandbox.send(MagicNumber.PREFIX + "010", "final");
      sandbox.awaitIdle();
      assertThat(sandbox.state.credit()).isEqualTo(99_920);
    }
  }

  @Test
  void a_webhook_waits_until_the_one_before_it_is_given_up() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500, 500, 500, 200)) {
      sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();

      assertThat(sandbox.received()).containsExactly("sent", "sent", "sent", "delivered");
      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 1, 1, 0, 0, 0, 0));
    }
  }

  @Test
  void the_same_seed_gives_the_same_smsids() throws InterruptedException {
    String first;
    try (var sandbox = new SandboxFixture(200)) {
      first = sandbox.send(ORDINARY_NUMBER, "all");
    }
    try (var sandbox = new SandboxFixture(200)) {
      assertThat(sandbox.send(ORDINARY_NUMBER, "all")).isEqualTo(first);
      assertThat(sandbox.send(ORDINARY_NUMBER, "all")).isNotEqualTo(first);
      assertThat(first).matches("sms-[0-9a-f]{24}");
    }
  }

  @Test
  void redelivers_what_is_completed() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();

      assertThat(sandbox.state.redeliver(sandbox.message(smsId))).isEqualTo(2);
      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.received()).containsExactly("sent", "delivered", "sent", "delivered");
      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 2, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void a_message_without_webhooks_has_nothing_to_redeliver() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(MagicNumber.PREFIX + "021", "all");

      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.state.redeliver(sandbox.message(smsId))).isZero();
      assertThat(sandbox.receiver.sent()).isEmpty();
    }
  }

  @Test
  void a_reset_forgets_messages_and_restores_the_credit() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();
      sandbox.state.reset();

      assertThat(sandbox.state.message(smsId)).isEmpty();
      assertThat(sandbox.state.withStore(MessageStore::messages)).isEmpty();
      assertThat(sandbox.state.credit()).isEqualTo(100_000);
      assertThat(
              sandbox.state.<SandboxEvent.SandboxSummary>withStore(
                  store -> store.totals().sinceReset()))
          .isEqualTo(new SandboxEvent.SandboxSummary(0, 0, 0, 0, 0, 0, 0));
      assertThat(sandbox.state.summary())
          .isEqualTo(new SandboxEvent.SandboxSummary(1, 2, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void steps_wait_in_real_time_until_the_time_is_advanced() throws InterruptedException {
    var config = SandboxFixture.config(false, 100_000, Optional.empty());
    try (var sandbox = new SandboxFixture(config, ScriptedTransport.ofStatus(200))) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      assertThat(sandbox.state.awaitIdle(Duration.ofMillis(1))).isFalse();
      assertThat(sandbox.message(smsId).status()).isEqualTo("pending");

      var _ = sandbox.scheduler.advance(Duration.ofMinutes(1));

      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.received()).containsExactly("sent", "delivered");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "001, 'sms sent, sms delivered final'",
    "010, 'sms sent, sms failed final'",
    "011, 'sms failed final'",
    "012, 'sms sent, sms failed final'",
    "013, 'sms sent, sms failed final'",
    "020, 'sms sent'",
    "021, ''",
    "030, 'whatsapp failed, sms sent, sms delivered final'",
    "031, 'whatsapp failed, sms failed final'",
    "040, 'sms sent, sms sent, sms delivered final, sms delivered final'",
    "041, 'sms delivered final, sms sent'",
    "042, 'sms sent, sms delivered final, sms sent'",
    "050, 'sms sent, sms delivered final'",
    "051, 'sms sent, sms delivered final'"
  })
  void each_magic_number_has_the_webhooks_of_its_scenario(String digits, String webhooks)
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      sandbox.send(MagicNumber.PREFIX + digits, "all");
      assertThat(sandbox.awaitIdle()).isTrue();

      assertThat(sandbox.receiver.sent())
          .extracting(delivery -> webhook(delivery.body().object().orElseThrow()))
          .containsExactlyElementsOf(
              webhooks.isEmpty() ? List.of() : List.of(webhooks.split(", ", -1)));
    }
  }

  private static String webhook(Json.Obj body) {
    String event = body.text("channel").orElseThrow() + " " + body.text("status").orElseThrow();
    boolean isFinal = JsonWriter.compact(body).contains("\"isFinal\":true");
    return isFinal ? event + " final" : event;
  }
}
