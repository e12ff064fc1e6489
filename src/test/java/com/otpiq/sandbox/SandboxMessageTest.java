package com.otpiq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.json.JsonWriter;
import com.otpiq.sandbox.scenario.Scenario;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.webhook.Channel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SandboxMessageTest {
  @Test
  void is_pending_and_has_tried_no_channel_until_its_first_step() {
    assertThat(track(message("delivered", 1)))
        .contains("\"status\":\"pending\"", "\"isFinalStatus\":false", "\"cost\":80")
        .contains(
            "{\"channel\":\"sms\",\"tried\":false,\"success\":null,\"error\":null,\"refunded\":null}");
  }

  @Test
  void is_done_after_its_last_step_and_says_so_once() {
    SandboxMessage message = message("delivered", 1);
    assertThat(message.isDone()).isFalse();
    applyAll(message);

    assertThat(message.isDone()).isTrue();
    assertThatThrownBy(message::nextStep).hasMessage("the message sms-1 has no further step");
    assertThat(message.markFinished()).isTrue();
    assertThat(message.markFinished()).isFalse();
    assertThat(message.reopen()).isTrue();
    assertThat(message.reopen()).isFalse();
    assertThat(track(message))
        .contains("\"status\":\"delivered\"", "\"isFinalStatus\":true")
        .contains("\"success\":true,\"error\":null,\"refunded\":false");
  }

  @Test
  void a_failed_channel_is_refunded_and_has_its_reason() {
    SandboxMessage message = message("failed", 1);

    assertThat(applyAll(message)).isEqualTo(-80);
    assertThat(track(message))
        .contains("\"cost\":0")
        .contains("\"success\":false,\"error\":\"Carrier rejected the message\",\"refunded\":true");
  }

  @Test
  void a_fallback_refunds_the_first_channel_and_charges_the_next_once() {
    SandboxMessage message = message("fallback", 2);
    List<Long> charges = message.scenario().steps().stream().map(message::apply).toList();

    assertThat(charges).containsExactly(-60L, 80L, 0L);
    assertThat(message.channel()).isEqualTo(Channel.SMS);
    assertThat(track(message)).contains("\"cost\":80", "\"lastChannel\":\"sms\"");
  }

  @Test
  void a_channel_that_fails_before_it_was_charged_is_not_refunded() {
    SandboxMessage message = message("all-fail", 2);
    List<Long> charges = message.scenario().steps().stream().map(message::apply).toList();

    assertThat(charges).containsExactly(-60L, 0L);
  }

  @Test
  void an_echo_changes_nothing() {
    SandboxMessage message = message("late-sent", 1);
    assertThat(applyAll(message)).isZero();

    assertThat(message.status()).isEqualTo("delivered");
  }

  @Test
  void the_price_is_that_of_all_parts_of_a_text() {
    Scenario scenario = Scenarios.named("failed").orElseThrow();
    var draft =
        new MessageDraft(
            "9647701234567", List.of(Channel.SMS), 3, Optional.empty(), Optional.empty(), scenario);
    var message = new SandboxMessage(1, "sms-1", draft, Optional.empty(), SandboxFixture.START);

    assertThat(draft.price()).isEqualTo(240);
    assertThat(applyAll(message)).isEqualTo(-240);
  }

  private static long applyAll(SandboxMessage message) {
    return message.scenario().steps().stream().mapToLong(message::apply).sum();
  }

  private static String track(SandboxMessage message) {
    return JsonWriter.compact(message.trackResponse().build());
  }

  private static SandboxMessage message(String scenario, int channels) {
    List<Channel> route =
        channels == 1 ? List.of(Channel.SMS) : List.of(Channel.WHATSAPP, Channel.SMS);
    var draft =
        new MessageDraft(
            "9647701234567",
            route,
            1,
            Optional.empty(),
            Optional.empty(),
            Scenarios.named(scenario).orElseThrow());
    return new SandboxMessage(1, "sms-1", draft, Optional.empty(), SandboxFixture.START);
  }
}
