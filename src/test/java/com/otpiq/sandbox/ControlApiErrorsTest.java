package com.otpiq.sandbox;

import static com.otpiq.sandbox.SandboxFixture.ORDINARY_NUMBER;
import static com.otpiq.sandbox.SandboxFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the control API refuses, and the sentence that says why. */
class ControlApiErrorsTest {
  private static final List<String> ROUTES =
      List.of(
          "GET scenarios",
          "GET state",
          "GET messages",
          "GET messages/ID",
          "POST messages/ID/redeliver",
          "POST next",
          "POST expect-failures",
          "POST advance",
          "POST reset");

  @ParameterizedTest
  @ValueSource(
      strings = {"next", "expect-failures", "advance", "reset", "messages/{smsId}/redeliver"})
  void a_webhook_that_is_sent_to_the_sandbox_itself_controls_nothing(String path)
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(SandboxFixture.ORDINARY_NUMBER, "all");
      sandbox.awaitIdle();

      assertThat(sandbox.receiver.sent())
          .isNotEmpty()
          .allSatisfy(webhook ->
              assertThat(
                      sandbox
                          .control(
                              "POST",
                              path.replace("{smsId}", smsId),
                              new String(webhook.body().bytes(), StandardCharsets.UTF_8))
                          .status())
                  .isEqualTo(400));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "advance | {\"by\":\"soon\"} | `by` must be a duration such as \"2s\", at most 8784h, not \"soon\"",
        "advance | {\"by\":10} | `by` must be a duration such as \"2s\", at most 8784h, not 10",
        "advance | {\"by\":\"9000h\"} | `by` must be a duration",
        "advance | {} | the body must be such as {\"by\": \"10m\"}",
        "advance | {\"by\":\"1s\",\"for\":1} | the body has no key `for`; it may have `by`",
        "advance | [] | the body must be a JSON object",
        "advance | {\"by\":\"1s\" | the body must be a JSON object, but",
        "next | {\"scenario\":\"unknown\"} | there is no scenario unknown; it may be delivered, failed,",
        "next | {\"scenario\":1} | `scenario` must be a string",
        "next | {\"scenaro\":\"failed\"} | the body has no key `scenaro`; it may have `scenario`, `name`,",
        "next | {\"scenario\":\"failed\",\"name\":\"x\"} | a body without `steps` has no key `name`; it may have `scenario`",
        "next | {\"scenario\":\"failed\",\"steps\":[{\"status\":\"sent\"}]} | `scenario` and `steps` exclude each other",
        "next | {\"steps\":1,\"scenario\":null,\"name\":\"x\"} | `scenario` and `steps` exclude each other",
        "next | {} | the body must be {\"scenario\": \"failed\"} or",
        "next | nonsense | the body must be a JSON object, but",
        "next | {\"steps\":1} | `steps` must be an array",
        "next | {\"steps\":[]} | a scenario must have steps",
        "next | {\"steps\":[{\"status\":\"lost\"}]} | the status of a step must be one of",
        "next | {\"steps\":[{\"status\":\"sent\",\"after\":\"1000h\"}]} | `after` must be a duration",
        "expect-failures | {\"phone\":\"1\"} | the body has no key `phone`; it may have `phoneNumber`, `smsId`, `count`",
        "expect-failures | {\"count\":0} | `count` must be an integer from 1 to 1000000, not 0",
        "expect-failures | {\"count\":-1} | `count` must be an integer from 1 to 1000000, not -1",
        "expect-failures | {\"count\":1.5} | `count` must be an integer from 1 to 1000000, not 1.5",
        "expect-failures | {\"phoneNumber\":\"+9647701234561\"} | `phoneNumber` starts with +; OTPIQ accepts only digits; did you mean 9647701234561?",
        "expect-failures | {\"phoneNumber\":\"hello\"} | `phoneNumber` is not a telephone number",
        "expect-failures | {\"phoneNumber\":\"\"} | `phoneNumber` is empty",
        "expect-failures | {\"phoneNumber\":\"964 770 123 4561\"} | `phoneNumber` has spaces or signs",
        "expect-failures | {\"phoneNumber\":\"964770\"} | `phoneNumber` has 6 digits; OTPIQ accepts 10 to 15",
        "expect-failures | {\"phoneNumber\":\"٩٦٤٧٧٠١٢٣٤٥٦١\"} | `phoneNumber` has Arabic digits",
        "expect-failures | {\"smsId\":\"\"} | `smsId` is empty",
        "expect-failures | {\"smsId\":\" \"} | `smsId` is empty",
        "expect-failures | {\"count\":\"1\"} | `count` must be an integer",
        "expect-failures | {\"phoneNumber\":9647701234567} | `phoneNumber` must be a string",
        "reset | {\"all\":true} | the body has no key `all`; it has no keys",
      })
  void an_invalid_body_is_a_bad_request(String path, String body, String text) {
    try (var sandbox = new SandboxFixture(200)) {
      HttpResponse response = sandbox.control("POST", path, body);

      assertThat(response.status()).isEqualTo(400);
      assertThat(json(response).text("message").orElseThrow())
          .startsWith("POST /_sandbox/" + path + ": " + text);
    }
  }

  @Test
  void an_invalid_body_changes_nothing() {
    try (var sandbox = new SandboxFixture(200)) {
      sandbox.control("POST", "next", "{\"scenario\":\"failed\",\"x\":1}");

      String smsId = sandbox.send(ORDINARY_NUMBER, "all");

      assertThat(sandbox.message(smsId).scenario().name()).isEqualTo("delivered");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "State",
        "state/",
        "messages/a/b",
        "messages//redeliver",
        "reset/x"
      })
  void an_unknown_path_is_not_found_and_the_error_lists_the_routes(String path) {
    try (var sandbox = new SandboxFixture(200)) {
      HttpResponse response = sandbox.control("POST", path, "");

      assertThat(response.status()).isEqualTo(404);
      assertThat(json(response).text("message").orElseThrow())
          .startsWith("there is no /_sandbox/" + path + "; the API has GET /_sandbox/scenarios, ")
          .contains("POST /_sandbox/messages/{smsId}/redeliver");
    }
  }

  @Test
  void an_unknown_message_is_not_found() {
    try (var sandbox = new SandboxFixture(200)) {
      for (String route : List.of("GET messages/sms-0", "POST messages/sms-0/redeliver")) {
        String[] parts = route.split(" ", -1);
        HttpResponse response = sandbox.control(parts[0], parts[1], "");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).contains("there is no message sms-0\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"})
  void every_route_has_one_method(String method) {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      for (String route : ROUTES) {
        String[] parts = route.replace("ID", smsId).split(" ", -1);
        HttpResponse response = sandbox.control(method, parts[1], "");
        if (parts[0].equals(method)) {
          assertThat(response.status()).as(route).isNotEqualTo(405);
        } else {
          assertThat(response.status()).as(route).isEqualTo(405);
          assertThat(response.headers().first("Allow")).as(route).contains(parts[0]);
          assertThat(response.body()).contains("is requested with " + parts[0]);
        }
      }
    }
  }

  @Test
  void a_query_is_refused_where_it_would_have_no_effect() {
    try (var sandbox = new SandboxFixture(200)) {
      String smsId = sandbox.send(ORDINARY_NUMBER, "all");
      for (String route : ROUTES) {
        String[] parts = route.replace("ID", smsId).split(" ", -1);
        HttpRequest request =
            new HttpRequest(
                parts[0],
                RequestTarget.of(ControlApi.PREFIX + parts[1] + "?limit=5"),
                Headers.NONE,
                InetAddress.getLoopbackAddress(),
                Optional.empty());
        HttpResponse response =
            sandbox.control.handle(request, "{}".getBytes(StandardCharsets.UTF_8)).join();

        assertThat(response.status()).as(route).isEqualTo(400);
        assertThat(response.body()).contains("has no query, so `limit` has no effect");
      }
    }
  }
}
