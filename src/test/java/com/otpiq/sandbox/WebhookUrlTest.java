package com.otpiq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ScriptedTransport;
import com.otpiq.json.JsonWriter;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each webhookUrl is refused with the reason, or the webhooks are sent to it. */
class WebhookUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "http://127.0.0.1/hook => http://127.0.0.1/hook",
        "http://my_app:3000/x => http://my_app:3000/x",
        "http://127.1:5602/ => http://127.0.0.1:5602/",
        "http://مثال.example/ => http://xn--mgbh0fb.example/",
        "https://h.example/x|y{z} => https://h.example/x%7Cy%7Bz%7D",
        "https://h.example/سلام?q=ی => https://h.example/%D8%B3%D9%84%D8%A7%D9%85?q=%DB%8C",
        "https://h.example/%D8%B3 => https://h.example/%D8%B3",
        "https://h.example/?token=abc&a=b => https://h.example/?token=[hidden]&a=b"
      })
  void webhooks_are_sent_to_a_url_that_can_be_called(String url, String shown) throws Exception {
    try (SandboxFixture sandbox = sandbox()) {
      HttpResponse response = sandbox.post("/api/sms", request(url));
      assertThat(response.status()).isEqualTo(200);
      response.onSent().run();

      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(sandbox.received()).containsExactly("sent", "delivered");
      assertThat(state(sandbox)).contains("\"url\":\"" + shown + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "http://127.0.0.1:99999/ => has a port that is not from 1 to 65535",
        "http://127.0.0.1/%zz => has a % without two hex digits; %25 is a percent sign",
        "http://127.0.0.1/a b => has a space or a line break; %20 is a space",
        "http://u:hunter2@127.0.0.1/ => has a user name or password, which is never sent",
        "http://127.0.0.1/#hunter2 => has a part after #, which is never sent",
        "http://127.0.0.1.2.3/ => has an invalid IP address",
        "http:// => is not an http or https URL: it has no host",
        "ftp://127.0.0.1/ => is not an http or https URL"
      })
  void another_url_is_refused_with_the_reason(String url, String reason) throws Exception {
    try (SandboxFixture sandbox = sandbox()) {
      HttpResponse response = sandbox.post("/api/sms", request(url));

      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body())
          .isEqualTo(
              "{\"error\":\"deliveryReport.webhookUrl must be a valid URL: it %s.\"}", reason);
      assertThat(state(sandbox)).contains("\"messages\":0").doesNotContain("hunter2");
      assertThat(sandbox.events).noneMatch(event -> event.toString().contains("hunter2"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, delivers to this machine only; --allow-host example.com lets",
    "app, delivers to this machine only; --allow-host app lets",
    "10.0.0.1, delivers to this machine only; --allow-host 10.0.0.1 lets",
    "169.254.169.254, delivers no webhooks there: 169.254.169.254 is the metadata service",
    "2852039166, delivers no webhooks there: 169.254.169.254 is the metadata service",
    "[::ffff:a9fe:a9fe], is the metadata service",
    "metadata.google.internal, is the metadata service",
    "[ff02::1], is a multicast address"
  })
  void a_host_that_is_not_allowed_is_refused_without_a_look_up(String host, String reason)
      throws Exception {
    try (SandboxFixture sandbox = new SandboxFixture(200)) {
      HttpResponse response = sandbox.post("/api/sms", request("http://" + host + ":1/hook"));

      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains(reason);
    }
  }

  @ParameterizedTest
  @CsvSource({"app, 200", "APP, 200", "127.0.0.1, 200", "app.test, 400", "10.0.0.1, 400"})
  void a_host_is_allowed_by_its_exact_name(String host, int status) throws Exception {
    try (SandboxFixture sandbox =
        new SandboxFixture(
            SandboxFixture.config(),
            AllowedHosts.thisMachineAnd(Set.of("app")),
            ScriptedTransport.ofStatus(200))) {
      assertThat(sandbox.post("/api/sms", request("http://" + host + ":1/hook")).status())
          .isEqualTo(status);
    }
  }

  @Test
  void no_url_is_accepted_without_its_webhooks() throws Exception {
    Random random = new Random(17);
    List<String> parts =
        List.of(
            "http://", "https:", "/", "my_app", "مثال", "127.1", ":", "80", "@", "[::1]", "%zz",
            "%20", "?", "#", "|", "\\", "ß", ".", "..", "99999", " ", "\u0000", "\ud800", "ی", "=");
    int accepted = 0;
    try (SandboxFixture sandbox = sandbox()) {
      for (int i = 0; i < 500; i++) {
        String url =
            random
                .ints(random.nextInt(6), 0, parts.size())
                .mapToObj(parts::get)
                .collect(Collectors.joining("", random.nextInt(4) == 0 ? "" : "http://a", ""));
        HttpResponse response = sandbox.post("/api/sms", request("96477%08d".formatted(i), url));
        response.onSent().run();

        assertThat(response.status()).as(url).isIn(200, 400);
        accepted += response.status() == 200 ? 1 : 0;
      }
      assertThat(sandbox.awaitIdle()).isTrue();
      assertThat(accepted).isBetween(50, 450);
      assertThat(sandbox.received()).hasSize(2 * accepted);
      assertThat(state(sandbox)).contains("\"webhooksWaiting\":0,\"");
    }
  }

  /** One that may send to other machines. */
  private static SandboxFixture sandbox() {
    return new SandboxFixture(
        SandboxFixture.config(true, 1_000_000, Optional.empty()),
        AllowedHosts.ALL,
        ScriptedTransport.ofStatus(200));
  }

  private static String state(SandboxFixture sandbox) {
    return sandbox.control("GET", "state", "").body();
  }

  private static String request(String url) {
    return request(SandboxFixture.ORDINARY_NUMBER, url);
  }

  private static String request(String phone, String url) {
    Json.Obj report =
        new JsonObjectBuilder().put("webhookUrl", url).put("deliveryReportType", "all").build();
    return JsonWriter.compact(
        new JsonObjectBuilder()
            .put("phoneNumber", phone)
            .put("smsType", "verification")
            .put("verificationCode", "123456")
            .put("provider", "sms")
            .put("deliveryReport", report)
            .build());
  }
}
