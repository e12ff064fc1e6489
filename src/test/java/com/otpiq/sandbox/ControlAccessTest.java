package com.otpiq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.message.ControlToken;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use the control API. */
class ControlAccessTest {
  private static final String TOKEN = "0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:4010, true",
    "127.9.9.9, localhost:4010, true",
    "::1, [::1]:4010, true",
    "::1, localhost, true",
    "127.0.0.1, example.com, false",
    "127.0.0.1, localhost.example.com:4010, false",
    "127.0.0.1, otpiq:4010, false",
    "127.0.0.1, , false",
    "127.0.0.1, not a host, false",
    "172.17.0.1, localhost, false",
    "172.17.0.1, 127.0.0.1:4010, false",
    "172.17.0.1, 172.17.0.2:4010, false",
    "192.168.1.7, localhost, false",
    "10.0.0.1, [::1]:4010, false",
    "169.254.1.1, localhost, false",
    "2001:db8::1, localhost, false",
    "fe80::1, localhost, false",
    "0.0.0.0, localhost, false"
  })
  void without_the_token_only_a_program_on_this_machine_may(
      String client, String host, boolean allowed) {
    Headers headers = host == null ? Headers.NONE : Headers.NONE.with("Host", host);

    for (Optional<ControlToken> token : tokens()) {
      var access = new ControlAccess(token);
      assertThat(access.refusal(request(client, "state", headers)).isEmpty()).isEqualTo(allowed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "172.17.0.1", "2001:db8::1"})
  void with_the_token_each_machine_may_by_any_host_name(String client) {
    Headers headers =
        Headers.NONE.with("Host", "otpiq:4010").with("authorization", "bearer " + TOKEN);

    assertThat(access().refusal(request(client, "state", headers))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer 0123456789abcde",
        "Bearer 0123456789abcdef0",
        "Bearer 0123456789ABCDEF",
        "Bearer sk_dev_sandbox",
        "Basic 0123456789abcdef",
        "0123456789abcdef"
      })
  void another_token_does_not_help(String authorization) {
    Headers headers = Headers.NONE.with("Host", "localhost").with("Authorization", authorization);
    HttpRequest request = request("172.17.0.1", "state", headers);

    assertThat(access().refusal(request)).isPresent();
    assertThat(new ControlAccess(Optional.empty()).refusal(request)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "messages", "messages/sms-1", "reset", "nothing"})
  void a_refusal_is_the_same_whatever_the_sandbox_knows(String path) throws Exception {
    try (SandboxFixture sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(SandboxFixture.ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();
      Headers headers = Headers.NONE.with("Host", "localhost");

      HttpResponse refused = handle(sandbox, request("172.17.0.1", path, headers));
      HttpResponse known = handle(sandbox, request("172.17.0.1", "messages/" + smsId, headers));

      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body()).contains("Authorization: Bearer TOKEN").isEqualTo(known.body());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void the_api_tells_other_machines_nothing_about_webhooks(int status) throws Exception {
    try (SandboxFixture sandbox =
        new SandboxFixture(SandboxFixture.config(), ScriptedTransport.ofStatus(status))) {
      String smsId = sandbox.send(SandboxFixture.ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();

      assertThat(sandbox.get("/api/sms/track/" + smsId).body())
          .contains("\"status\":\"delivered\"")
          .doesNotContain("attempt", "webhook", "reason");
    }
  }

  @Test
  void the_token_is_in_no_text_about_it() {
    assertThat(access()).asString().doesNotContain(TOKEN);
  }

  private static ControlAccess access() {
    return new ControlAccess(Optional.of(ControlToken.of(TOKEN)));
  }

  private static Iterable<Optional<ControlToken>> tokens() {
    return List.of(Optional.empty(), Optional.of(ControlToken.of(TOKEN)));
  }

  private static HttpRequest request(String client, String path, Headers headers) {
    return new HttpRequest(
        "GET",
        RequestTarget.of(ControlApi.PREFIX + path),
        headers,
        InetAddress.ofLiteral(client),
        Optional.empty());
  }

  private static HttpResponse handle(SandboxFixture sandbox, HttpRequest request) {
    return sandbox.router.handle(request, new byte[0]).join();
  }
}
