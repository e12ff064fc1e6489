package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import com.otpiq.sandbox.scenario.MagicNumber;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The API of the sandbox over HTTP, and the options that change it. */
class SandboxCommandTest extends SandboxTestBase {
  @Test
  void a_message_is_accepted_and_its_webhooks_are_delivered() throws Exception {
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

  @Test
  void credit_is_booked_paid_back_and_runs_out() throws Exception {
    start("--credit", "150", "--virtual-time");
    assertThat(code(MagicNumber.PREFIX + "011").statusCode()).isEqualTo(200);
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
          .contains("\"status\":200,\"acknowledged\":true");
      assertThat(post("/_sandbox/messages/" + id + "/redeliver", "").body())
          .isEqualTo("{\"redelivered\":2}");
      await(() -> bodies.size() == 4);
      assertThat(get("/_sandbox/messages").body()).contains(id);
      post("/_sandbox/reset", "");
      assertThat(get("/_sandbox/messages").body()).isEqualTo("{\"messages\":[]}");
      assertThat(get("/api/sms/track/" + id).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void strict_takes_https_only() throws Exception {
    start("--strict");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      assertThat(send("9647701234567", app).body()).contains("must use HTTPS");
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
