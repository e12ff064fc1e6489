package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.sandbox.scenario.Scenarios;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of the sandbox, and who may turn it. */
class SandboxCommandTest extends SandboxTestBase {
  @Test
  void a_message_is_accepted_lives_and_is_told_of() throws Exception {
    start();
    try (ScriptedEndpoint app = receiver("200 OK")) {
      HttpResponse<String> answer = send("9647701234567", app);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .matches(
              "\\{\"message\":\"SMS task created successfully\",\"smsId\":\"sms-[0-9a-f]{24}\",\"remainingCredit\":99920,\"cost\":80,\"canCover\":true,\"paymentType\":\"prepaid\"}");
      String id = answer.body().replaceAll(".*\"smsId\":\"([^\"]+)\".*", "$1");
      await(() -> bodies.size() == 2);
      assertThat(bodies)
          .containsExactly(
              "{\"smsId\":\"%s\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}"
                  .formatted(id),
              "{\"smsId\":\"%s\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}"
                  .formatted(id));
      RawPeer.Request webhook = app.requestsOnce(1).getFirst();
      assertThat(webhook.head()).contains("X-OTPIQ-Webhook-Secret: s3cret\r\n");
      assertThat(get("/api/sms/track/" + id).body())
          .isEqualTo(
              "{\"smsId\":\"%s\",\"phoneNumber\":\"9647701234567\",\"status\":\"delivered\",\"cost\":80,\"isFinalStatus\":true,\"lastChannel\":\"sms\",\"channelFlow\":[{\"channel\":\"sms\",\"tried\":true,\"success\":true,\"error\":null,\"refunded\":false}]}"
                  .formatted(id));
      assertThat(get("/api/info").body())
          .isEqualTo("{\"projectName\":\"Sandbox\",\"credit\":99920}");
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
  void each_refusal_is_to_the_letter(String digits, int status, String body) throws Exception {
    start();
    HttpResponse<String> answer =
        post(
            "/api/sms",
            "{\"phoneNumber\":\"%s%s\",\"smsType\":\"verification\",\"verificationCode\":\"1\"}"
                .formatted(Scenarios.PREFIX, digits));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"phoneNumber\":\"+9647701234567\"}|Phone must be a valid number without any spaces or special characters.",
        "{\"phoneNumber\":9647701234567}|Phone must be a valid number without any spaces or special characters.",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"otp\"}|Invalid sms type.",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"custom\"}|When smsType is custom, you must provide (customMessage)",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":123456}|Verification code must be between 1 and 20 characters long.",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\"}|When smsType is whatsapp-template, you must provide (templateName)",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\",\"templateName\":\"t\"}|When smsType is whatsapp-template, you must provide (whatsappAccountId)",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"a\"}|When smsType is whatsapp-template, you must provide (whatsappPhoneId)",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"provider\":\"pigeon\"}|Invalid provider."
      })
  void each_complaint_is_to_the_letter(String request, String complaint) throws Exception {
    start();
    HttpResponse<String> answer = post("/api/sms", request);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"" + complaint + "\"}");
  }

  @Test
  void the_eleventh_request_for_a_number_in_ten_minutes_is_too_many() throws Exception {
    start();
    for (int i = 0; i < 10; i++) {
      assertThat(code("9647701234567").statusCode()).isEqualTo(200);
    }
    assertThat(code("9647701234568").statusCode()).isEqualTo(200);
    assertThat(code("9647701234567").body())
        .contains("Please try again in 10 minutes.")
        .contains("\"waitMinutes\":10");
    post("/_sandbox/advance", "{\"by\":\"9m30s\"}");
    assertThat(code("9647701234567").body()).contains("\"waitMinutes\":1,");
    post("/_sandbox/advance", "{\"by\":\"31s\"}");
    assertThat(code("9647701234567").statusCode()).isEqualTo(200);
  }

  @Test
  void credit_is_booked_paid_back_and_runs_out() throws Exception {
    start("--credit", "150", "--virtual-time");
    assertThat(code(Scenarios.PREFIX + "011").statusCode()).isEqualTo(200);
    await(() -> get("/api/info").body().contains("\"credit\":150"));
    assertThat(code("9647701234567").statusCode()).isEqualTo(200);
    assertThat(code("9647701234567").body())
        .isEqualTo(
            "{\"error\":\"Insufficient credit, please add more credit\",\"yourCredit\":70,\"requiredCredit\":80,\"canCover\":false}");
  }

  @Test
  void the_next_outcome_can_be_chosen_and_everything_seen_again() throws Exception {
    start("--virtual-time");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      assertThat(post("/_sandbox/next", "{\"scenario\":\"failed\"}").statusCode()).isEqualTo(200);
      assertThat(post("/_sandbox/next", "{\"scenario\":\"nope\"}").statusCode()).isEqualTo(400);
      String id = send("9647701234567", app).body().replaceAll(".*\"smsId\":\"([^\"]+)\".*", "$1");
      await(() -> state().contains("\"webhooksAcknowledged\":2"));
      assertThat(get("/_sandbox/messages/" + id).body())
          .contains("\"scenario\":\"failed\"")
          .contains("\"status\":\"failed\"")
          .contains("\"attempt\":1")
          .contains("\"answer\":200,\"acknowledged\":true");
      assertThat(post("/_sandbox/messages/" + id + "/redeliver", "").body())
          .isEqualTo("{\"redelivered\":2}");
      await(() -> bodies.size() == 4);
      assertThat(get("/_sandbox/messages").body()).contains(id);
      post("/_sandbox/reset", "");
      assertThat(get("/_sandbox/messages").body()).isEqualTo("{\"messages\":[]}");
      assertThat(get("/api/sms/track/" + id).statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({"Origin, https://evil.example", "Origin, null"})
  void a_web_page_may_not_turn_the_sandbox(String header, String value) throws Exception {
    start();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url + "/_sandbox/reset"))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(""))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void webhooks_leave_this_machine_only_if_they_may() throws Exception {
    start();
    assertThat(
            post(
                    "/api/sms",
                    "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"http://192.0.2.1/\"}}")
                .body())
        .contains("The sandbox delivers to this machine only");
  }

  @Test
  void strict_takes_https_only() throws Exception {
    start("--strict");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      assertThat(send("9647701234567", app).body()).contains("must use HTTPS");
    }
  }

  @Test
  void a_key_of_another_form_is_unauthorized() throws Exception {
    start();
    for (String key : List.of("", "Bearer nonsense", "sk_live_1", "Bearer sk_test_1")) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url + "/api/info"))
                  .header("Authorization", key)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body())
          .isEqualTo("{\"message\":\"Unauthorized, please use your project api key\"}");
    }
  }

  @Test
  void the_same_seed_makes_the_same_ids() throws Exception {
    start("--seed", "7");
    String first = code("9647701234567").body();
    stop();
    sandbox.exit();
    start("--seed", "7");
    assertThat(code("9647701234567").body()).isEqualTo(first);
  }
}
