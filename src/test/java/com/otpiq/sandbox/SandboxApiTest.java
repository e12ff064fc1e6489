package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static com.otpiq.sandbox.SandboxFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.event.Event;
import com.otpiq.message.ApiError;
import com.otpiq.message.RateLimit;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.sandbox.scenario.MagicNumber;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxApiTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer abc", "sk_live_x", "Basic sk_live_x"})
  void a_request_without_an_api_key_is_unauthorized(String authorization)
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      var request =
          new HttpRequest(
              "GET",
              RequestTarget.of("/api/info"),
              Headers.NONE.with("Authorization", authorization),
              InetAddress.getLoopbackAddress(),
              Optional.empty());
      HttpResponse response = sandbox.api.handle(request, new byte[0]);

      assertThat(response.status()).isEqualTo(401);
      assertThat(response.body()).contains(ApiError.UNAUTHORIZED.text());
    }
  }

  @Test
  void an_accepted_message_has_its_smsid_cost_and_the_credit_left() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      HttpResponse response = sandbox.post("/api/sms", body("\"provider\":\"whatsapp\""));

      assertThat(response.status()).isEqualTo(200);
      assertThat(json(response).text("smsId").orElseThrow()).startsWith("sms-");
      assertThat(response.body()).contains("\"cost\":60", "\"remainingCredit\":99940");
    }
  }

  @Test
  void steps_start_after_the_response_is_sent() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      HttpResponse response = sandbox.post("/api/sms", body("\"provider\":\"sms\""));
      assertThat(sandbox.state.summary().messages()).isEqualTo(1);
      assertThat(sandbox.state.awaitIdle(Duration.ofMillis(1))).isFalse();

      response.onSent().run();

      assertThat(sandbox.awaitIdle()).isTrue();
    }
  }

  @Test
  void the_scenario_early_starts_before_its_delayed_response() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      HttpResponse response =
          sandbox.post("/api/sms", SandboxFixture.body(MagicNumber.PREFIX + "050", "all"));

      assertThat(response.delay()).isEqualTo(Duration.ofMillis(500));
      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.received()).containsExactly("sent", "delivered");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|400|{\"error\":\"Insufficient credit, please add more credit\",\"yourCredit\":100,\"requiredCredit\":200,\"canCover\":false}",
        "401|400|{\"error\":\"Project spending threshold of 10,000 IQD would be exceeded. Current spending: 9,500 IQD\",\"currentSpending\":9500,\"spendingThreshold\":10000,\"cost\":600}",
        "402|400|{\"error\":\"Account is in trial mode, you can only send sms to your own phone number for verification, add credit to send to other numbers\"}",
        "403|403|{\"message\":\"This IP address is not allowed\"}",
        "404|400|{\"error\":\"SenderID not found\"}",
        "405|400|{\"error\":\"SenderID is not accepted, please wait for it to be accepted\"}",
        "429|429|{\"message\":\"Rate limit exceeded. Please try again in 8 minutes. Maximum 10 requests allowed per phone number in 10 minutes.\",\"waitMinutes\":8,\"maxRequests\":10,\"timeWindowMinutes\":10}",
        "500|500|{\"message\":\"Internal server error\"}"
      })
  void a_magic_number_gets_its_error_to_the_letter(String digits, int status, String body)
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      HttpResponse response =
          sandbox.post("/api/sms", SandboxFixture.body(MagicNumber.PREFIX + digits, "all"));

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.body()).isEqualTo(body);
      assertThat(sandbox.state.withStore(MessageStore::messages)).isEmpty();
    }
  }

  @Test
  void the_eleventh_message_to_a_number_is_over_the_rate_limit() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      for (int i = 0; i < RateLimit.MAX_REQUESTS; i++) {
        assertThat(sandbox.post("/api/sms", body("\"provider\":\"sms\"")).status()).isEqualTo(200);
      }

      HttpResponse refused = sandbox.post("/api/sms", body("\"provider\":\"sms\""));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.body())
          .contains("Please try again in 10 minutes. Maximum 10 requests allowed")
          .contains("\"waitMinutes\":10,\"maxRequests\":10,\"timeWindowMinutes\":10");
      sandbox.api.reset();
      assertThat(sandbox.post("/api/sms", body("\"provider\":\"sms\"")).status()).isEqualTo(200);
    }
  }

  @Test
  void a_message_that_costs_more_than_the_credit_is_refused() throws InterruptedException {
    var config = SandboxFixture.config(true, 79, Optional.empty());
    try (var sandbox = new SandboxFixture(config, ScriptedTransport.ofStatus(200))) {
      HttpResponse response = sandbox.post("/api/sms", body("\"provider\":\"sms\""));

      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body())
          .contains("\"yourCredit\":79,\"requiredCredit\":80,\"canCover\":false");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | Invalid JSON body.",
        "[] | Invalid JSON body.",
        "{\"phoneNumber\":\"1\"} | Phone must be a valid number",
      })
  void an_invalid_request_gets_otpiqs_text(String body, String text) throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      HttpResponse response = sandbox.post("/api/sms", body);

      assertThat(response.status()).isEqualTo(400);
      assertThat(json(response).text("error").orElseThrow()).startsWith(text);
    }
  }

  @Test
  void http_webhooks_are_noted_once() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      sandbox.post("/api/sms", report("https://127.0.0.1/hook"));
      assertThat(sandbox.events(Event.Notice.class)).isEmpty();
      sandbox.post("/api/sms", report("http://127.0.0.1/hook"));
      sandbox.post("/api/sms", report("http://127.0.0.1/hook"));

      assertThat(sandbox.events(Event.Notice.class)).hasSize(1);
    }
  }

  @Test
  void a_sender_that_is_pending_is_refused() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      assertThat(sandbox.post("/api/sms", body("\"senderId\":\"PENDING\"")).body())
          .contains(ApiError.SENDER_PENDING.text());
      assertThat(sandbox.post("/api/sms", body("\"senderId\":\"OTPIQ\"")).status()).isEqualTo(200);
    }
  }

  @Test
  void track_shows_a_message_and_knows_no_other() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();

      assertThat(sandbox.get("/api/sms/track/" + smsId).body())
          .contains("\"status\":\"delivered\"");
      assertThat(sandbox.get("/api/sms/track/sms-0").status()).isEqualTo(404);
      assertThat(sandbox.get("/api/sms/track/sms-0").body())
          .contains(ApiError.UNKNOWN_MESSAGE.text());
    }
  }

  @Test
  void info_and_sender_ids_show_the_project() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      assertThat(sandbox.get("/api/info").body())
          .isEqualTo("{\"projectName\":\"Sandbox\",\"credit\":100000}");
      assertThat(sandbox.get("/api/sender-ids").body())
          .contains("\"senderId\":\"PENDING\",\"status\":\"pending\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, /api/sms", "POST, /api/info", "POST, /api/sms/track/sms-0", "GET, /"})
  void another_path_or_method_is_not_found(String method, String path) throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      HttpResponse response = sandbox.api.handle(SandboxFixture.request(method, path), new byte[0]);

      assertThat(response.status()).isEqualTo(404);
      assertThat(response.body()).isEqualTo("{\"message\":\"Not found\"}");
    }
  }

  private static String body(String member) {
    return "{\"phoneNumber\":\"%s\",\"smsType\":\"verification\",\"verificationCode\":\"1\",%s}"
        .formatted(ORDINARY_NUMBER, member);
  }

  private static String report(String url) {
    return body("\"deliveryReport\":{\"webhookUrl\":\"" + url + "\"}");
  }
}
