package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static com.otpiq.sandbox.SandboxFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.SafeText;
import com.otpiq.net.server.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlApiTest {
  @Test
  void scenarios_lists_names_and_magic_numbers() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      assertThat(sandbox.control("GET", "scenarios", "").body())
          .contains("{\"name\":\"failed\",\"number\":\"9647000000010\",\"description\":");
    }
  }

  @Test
  void state_counts_messages_webhooks_and_failures() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500, 500, 500, 200)) {
      sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();

      assertThat(sandbox.control("GET", "state", "").body())
          .contains("\"credit\":99920,\"messages\":1")
          .contains("\"webhooksAcknowledged\":1,\"webhooksFailed\":1,\"webhooksWaiting\":0")
          .contains("{\"url\":\"http://127.0.0.1/hook\",\"paused\":false,\"failuresInARow\":0");
    }
  }

  @Test
  void a_message_has_its_deliveries_and_their_attempts() throws InterruptedException {
    try (var sandbox = new SandboxFixture(500, 200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "final");
      sandbox.awaitIdle();

      assertThat(sandbox.control("GET", "messages", "").body())
          .contains("\"smsId\":\"" + smsId + "\"", "\"scenario\":\"delivered\"");
      assertThat(sandbox.control("GET", "messages/" + smsId, "").body())
          .contains("\"acceptedAt\":\"2026-01-01T00:00:00Z\"")
          .contains("\"deliveries\":[{\"state\":\"acknowledged\",\"body\":{\"smsId\":")
          .contains("\"attempt\":1,", "\"status\":500,\"acknowledged\":false,\"reason\":\"500\"}")
          .contains("\"attempt\":2,", "\"status\":200,\"acknowledged\":true}");
    }
  }

  @Test
  void half_of_a_surrogate_pair_and_control_characters_are_readable_for_every_program()
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      sandbox.control(
          "POST",
          "next",
          "{\"steps\":[{\"status\":\"failed\",\"reason\":\"\\ud800\\u001b[31m\\u202e\"}]}");
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();
      sandbox.control(
          "POST", "expect-failures", "{\"phoneNumber\":\"\\ud800\\u001b\",\"count\":1}");

      for (String path : List.of("messages", "messages/" + smsId, "state", "\ud800\u202e")) {
        assertThat(sandbox.control("GET", path, "").body())
            .as(path)
            .doesNotContain("\\ud800")
            .matches(text -> text.codePoints().noneMatch(SafeText::isUnsafe));
      }
      assertThat(sandbox.control("GET", "messages/" + smsId, "").body())
          .contains("\uFFFD\\u001b[31m\\u202e");
      assertThat(sandbox.receiver.sent().getLast().body().text()).contains("\\ud800\\u001b[31m");
    }
  }

  @Test
  void redeliver_sends_the_webhooks_of_a_message_again() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();

      HttpResponse response = sandbox.control("POST", "messages/" + smsId + "/redeliver", "");
      assertThat(response.status()).isEqualTo(202);
      assertThat(response.body()).isEqualTo("{\"redelivered\":2}");
      sandbox.awaitIdle();
      assertThat(sandbox.received()).hasSize(4);
    }
  }

  @Test
  void reset_forgets_messages_requests_and_queued_scenarios() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      for (int i = 0; i < 10; i++) {
        sandbox.send(ORDINARY_NUMBER, "all");
      }
      sandbox.control("POST", "next", "{\"scenario\":\"failed\"}");

      assertThat(sandbox.control("POST", "reset", "").body()).contains("\"messages\":0");
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      assertThat(sandbox.message(smsId).scenario().name()).isEqualTo("delivered");
    }
  }

  @Test
  void advance_moves_the_time_of_the_sandbox() throws InterruptedException {
    var config = SandboxFixture.config(false, 1_000, Optional.empty());
    try (var sandbox = new SandboxFixture(config, ScriptedTransport.ofStatus(200))) {
      assertThat(json(sandbox.control("POST", "advance", "{\"by\":\"10m\"}")).text("now"))
          .contains("2026-01-01T00:10:00Z");
    }
  }

  @Test
  void next_selects_the_scenario_of_the_next_message() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      assertThat(sandbox.control("POST", "next", "{\"scenario\":\"failed\"}").body())
          .isEqualTo("{\"next\":\"failed\"}");
      sandbox.control("POST", "next", "{\"name\":\"mine\",\"steps\":[{\"status\":\"delivered\"}]}");

      assertThat(scenarioOfNext(sandbox)).isEqualTo("failed");
      assertThat(scenarioOfNext(sandbox)).isEqualTo("mine");
      assertThat(scenarioOfNext(sandbox)).isEqualTo("delivered");
    }
  }

  @Test
  void a_scenario_waits_for_a_message_that_is_accepted() {
    var config = SandboxFixture.config(true, 100, Optional.empty());
    try (var sandbox = new SandboxFixture(config, ScriptedTransport.ofStatus(200))) {
      sandbox.control("POST", "next", "{\"scenario\":\"delivered\"}");
      sandbox.control("POST", "next", "{\"scenario\":\"sent-only\"}");
      assertThat(scenarioOfNext(sandbox)).isEqualTo("delivered");
      assertThat(sandbox.control("GET", "state", "").body()).contains("\"next\":[\"sent-only\"]");

      var refused = sandbox.post("/api/sms", SandboxFixture.body(ORDINARY_NUMBER, "all"));

      assertThat(refused.body()).contains("Insufficient credit");
      assertThat(sandbox.control("GET", "state", "").body()).contains("\"next\":[\"sent-only\"]");
    }
  }

  private static String scenarioOfNext(SandboxFixture sandbox) {
    return sandbox.message(sandbox.send(ORDINARY_NUMBER, "all")).scenario().name();
  }
}
