package com.otpiq.listen;

import static com.otpiq.listen.ListenFixture.SECRET_HEADER;
import static com.otpiq.listen.ListenFixture.bytes;
import static com.otpiq.listen.ListenFixture.jsonType;
import static com.otpiq.listen.ListenFixture.post;
import static com.otpiq.listen.ListenFixture.request;
import static com.otpiq.listen.ListenFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.WebhookSecret;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookResponse;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of responses in docs/webhooks.md. */
class ResponsePolicyTest {
  private static final Inspector INSPECTOR =
      Inspector.ofReceived(List.of(WebhookSecret.of("s3cret")), JsonWriter::serializations);

  private final ResponsePolicy policy = new ResponsePolicy(Optional.empty(), false, false);

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "TRACE", "OPTIONS", "DELETE", "PATCH"})
  void other_methods_are_405_with_allow(String method) {
    WebhookResponse refusal = policy.refusal(request(method, "/", jsonType())).orElseThrow();

    assertThat(refusal.status()).isEqualTo(405);
    assertThat(refusal.allow()).contains("POST");
  }

  @Test
  void another_path_is_404_before_anything_else() {
    var onePath = new ResponsePolicy(Optional.of("/hook"), false, false);

    assertThat(onePath.refusal(request("GET", "/", jsonType())).orElseThrow().status())
        .isEqualTo(404);
    assertThat(onePath.refusal(request("POST", "/hook", jsonType()))).isEmpty();
    assertThat(policy.refusal(request("POST", "/any", jsonType()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/سلام, /%D8%B3%D9%84%D8%A7%D9%85, true",
    "/%D8%B3%D9%84%D8%A7%D9%85, /سلام, true",
    "/a b, /a%20b?c=d, true",
    "/hook, http://localhost:4242/hook, true",
    "/a/b, /a%2Fb, false",
    "/a%2fb, /a%2Fb, true",
    "/hook, /hook;v=1, false",
    "/hook, /HOOK, false",
    "/hook, /hook/, false"
  })
  void paths_are_compared_decoded(String path, String target, boolean same) {
    var onePath = new ResponsePolicy(Optional.of(path), false, false);

    assertThat(onePath.refusal(request("POST", target, jsonType())).isEmpty()).isEqualTo(same);
  }

  @ParameterizedTest
  @EnumSource
  void a_protocol_error_is_refused_with_its_status(HttpRequest.ProtocolError error) {
    var request =
        new HttpRequest(
            "POST",
            RequestTarget.of("/"),
            jsonType(),
            InetAddress.getLoopbackAddress(),
            Optional.of(error));

    assertThat(policy.refusal(request)).contains(WebhookResponse.of(error.status(), error.text()));
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Encoding, gzip, 415",
    "Content-Encoding, identity, 0",
    "Content-Type, application/json; charset=utf-16, 415",
    "Content-Type, application/json; charset=UTF-8, 0",
    "Content-Type, application/json; charset=\"utf-8\", 0",
    "Content-Type, application/x-www-form-urlencoded, 415",
    "Content-Type, text/plain, 415",
    "Content-Type, text/x+json, 415",
    "Content-Type, application/vnd.otpiq+json, 0"
  })
  void only_uncompressed_json_in_utf_8_is_read(String name, String value, int status) {
    int refused =
        policy.refusal(post(Headers.NONE.with(name, value))).map(WebhookResponse::status).orElse(0);

    assertThat(refused).isEqualTo(status);
  }

  @Test
  void an_application_decides_about_the_content_of_what_it_gets() {
    var forwarding = new ResponsePolicy(Optional.empty(), false, true);
    Headers compressed = jsonType().with("Content-Encoding", "gzip");
    Delivery kept = new Delivery(ListenFixture.START, compressed, BodyParser.parse(bytes(sent())));

    assertThat(forwarding.refusal(post(compressed))).isEmpty();
    assertThat(forwarding.responseTo(kept, INSPECTOR.inspect(kept)).status()).isEqualTo(415);
  }

  @Test
  void a_missing_content_type_is_left_to_the_rules() {
    assertThat(policy.refusal(post(Headers.NONE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{\"a\":1}x", "{\"status\":\"a\",\"status\":\"b\"}", "\uFEFF{}"})
  void what_is_not_json_is_400_with_the_rule(String body) {
    WebhookResponse response = policy.responseTo(inspect(body, "s3cret"));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.detail()).contains(": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "\"text\"", "{\"smsId\":1}"})
  void what_violates_a_documented_rule_is_422(String body) {
    assertThat(policy.responseTo(inspect(body, "s3cret")).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({"s3cret, 200", "wrong, 401", "'', 401"})
  void the_secret_comes_before_the_body(String secret, int status) {
    assertThat(policy.responseTo(inspect(sent(), secret)).status()).isEqualTo(status);
    assertThat(policy.responseTo(inspect("{", secret)).status())
        .isEqualTo(status == 200 ? 400 : 401);
  }

  @Test
  void accept_takes_every_body_but_no_wrong_secret() {
    var accepting = new ResponsePolicy(Optional.empty(), true, false);

    assertThat(accepting.responseTo(inspect("{", "s3cret")).status()).isEqualTo(200);
    assertThat(accepting.responseTo(inspect(sent(), "wrong")).status()).isEqualTo(401);
  }

  @Test
  void a_warning_is_no_reason_to_refuse() {
    String unknownKey = sent().replace("}", ",\"x\":1}");

    assertThat(inspect(unknownKey, "s3cret").warnings()).isPositive();
    assertThat(policy.responseTo(inspect(unknownKey, "s3cret")).status()).isEqualTo(200);
  }

  private static Inspection inspect(String body, String secret) {
    Headers headers = secret.isEmpty() ? jsonType() : jsonType().with(SECRET_HEADER, secret);
    return INSPECTOR.inspect(
        new Delivery(ListenFixture.START, headers, BodyParser.parse(bytes(body))));
  }
}
