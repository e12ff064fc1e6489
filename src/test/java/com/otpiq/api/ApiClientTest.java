package com.otpiq.api;

import static com.otpiq.api.ScriptedApi.body;
import static com.otpiq.api.ScriptedApi.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.event.ApiEvent;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.HttpUrl;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.webhook.HeaderName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiClientTest {
  @Test
  void send_posts_the_request_with_the_key() throws InterruptedException {
    var api = new ScriptedApi(response(200, "{\"smsId\":\"sms-1\",\"cost\":80}"));
    ApiResponse response = api.client().send(body("{\"phoneNumber\":\"9647701234567\"}"));

    assertThat(response).isInstanceOf(ApiResponse.Accepted.class);
    assertThat(api.timeouts).containsExactly(Duration.ofSeconds(7));
    assertThat(api.calls)
        .singleElement()
        .satisfies(call -> {
          assertThat(call.method()).isEqualTo("POST");
          assertThat(call.target()).isEqualTo(HttpUrl.of("https://api.example.com/api/sms"));
          assertThat(call.headers().first("Authorization")).contains("Bearer sk_live_k3y");
          assertThat(call.headers().first(HeaderName.CONTENT_TYPE)).contains("application/json");
          assertThat(call.headers().first(HeaderName.USER_AGENT)).contains("otpiq/test");
          assertThat(call.body().orElseThrow().text())
              .isEqualTo("{\"phoneNumber\":\"9647701234567\"}");
        });
  }

  @Test
  void track_escapes_the_smsid_in_its_path() throws InterruptedException {
    var api = new ScriptedApi(response(200, "{\"status\":\"sent\"}"));
    api.client().track("sms 1/../x");

    assertThat(api.calls.getFirst().method()).isEqualTo("GET");
    assertThat(api.calls.getFirst().target())
        .isEqualTo(HttpUrl.of("https://api.example.com/api/sms/track/sms%201%2F..%2Fx"));
    assertThat(api.calls.getFirst().body()).isEmpty();
  }

  @Test
  void info_and_sender_ids_have_their_paths() throws InterruptedException {
    var api = new ScriptedApi(response(404, ""));
    api.client().info();
    api.client().senderIds();

    assertThat(api.calls)
        .extracting(call -> call.target().pathAndQuery())
        .containsExactly("/api/info", "/api/sender-ids");
  }

  @Test
  void a_failed_request_is_not_repeated() throws InterruptedException {
    var api = new ScriptedApi(new Outcome.Failed("connection reset", true));
    api.client().info();

    assertThat(api.calls).hasSize(1);
  }

  @Test
  void secrets_that_a_response_repeats_are_redacted() throws InterruptedException {
    var api = new ScriptedApi(response(400, "{\"error\":\"bad s3cret of sk_live_k3y\"}"));
    ApiResponse response =
        api.client().send(body("{\"deliveryReport\":{\"webhookSecret\":\"s3cret\"}}"));

    assertThat(((ApiResponse.Refused) response).text()).isEqualTo("bad [hidden] of [hidden]");
    assertThat(api.events)
        .singleElement()
        .satisfies(event ->
            assertThat(((ApiEvent.ApiCallMade) event).outcome().toString())
                .doesNotContain("s3cret", "k3y"));
  }

  @Test
  void the_code_and_telephone_numbers_of_an_error_are_masked() throws InterruptedException {
    var outcome = response(400, "{\"error\":\"no 123456 to 9647701234567\"}");
    var request = body("{\"verificationCode\":\"123456\"}");

    var masked = (ApiResponse.Refused) new ScriptedApi(outcome).client().send(request);
    assertThat(masked.text()).isEqualTo("no ****** to 9647******567");

    var shown =
        (ApiResponse.Refused)
            new ScriptedApi(outcome).client(new PersonalDataMask(true)).send(request);
    assertThat(shown.text()).isEqualTo("no 123456 to 9647701234567");
  }
}
