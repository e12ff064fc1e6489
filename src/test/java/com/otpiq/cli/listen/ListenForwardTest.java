package com.otpiq.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.RawPeer;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener in front of an application. */
class ListenForwardTest extends ListenTestBase {
  private static ScriptedEndpoint application(String answer) throws IOException {
    return ScriptedEndpoint.http(peer -> {
      peer.readRequest();
      peer.send(answer);
    });
  }

  private static String closing(String status, String more) {
    return "HTTP/1.1 " + status + "\r\n" + more + "Connection: close\r\n";
  }

  @Test
  void the_application_gets_the_same_bytes_and_headers_and_its_response_goes_back()
      throws IOException {
    try (ScriptedEndpoint application =
        application(
            closing("201 Made", "Content-Length: 4\r\nContent-Type: text/x\r\n") + "\r\ndone")) {
      listen("--forward-to", application.uri().toString(), "-H", "X-Mine: 1");
      String body = "{ \"smsId\":\"sms_1\", \"status\" :\"sent\",\"n\":1.0}\n";
      String answer =
          Wire.send(
              listener.port(),
              Wire.post(body, "X-OTPIQ-Webhook-Secret: s3", "Keep-Alive: 5", "X-Other: ا"));

      RawPeer.Request passed = application.requestsOnce(1).getFirst();
      assertThat(passed.body()).isEqualTo(body);
      assertThat(passed.head())
          .contains("POST /hook?a=1 HTTP/1.1\r\n")
          .contains("X-OTPIQ-Webhook-Secret: s3\r\n", "Content-Type: application/json\r\n")
          .contains("X-Mine: 1\r\n", "Content-Length: " + body.length() + "\r\n")
          .contains("Host: " + application.uri().authority() + "\r\n")
          .doesNotContain("Keep-Alive: 5");
      assertThat(answer).contains("201 ", "Content-Type: text/x", "\r\n\r\ndone");
    }
  }

  @Test
  void both_halves_are_shown_and_what_otpiq_makes_of_them() throws IOException {
    try (ScriptedEndpoint application =
        application(closing("302 Found", "Location: /login\r\nContent-Length: 0\r\n") + "\r\n")) {
      listen("--forward-to", application.uri().toString(), "--count", "1", "--timeout", "1s");
      trigger("failed-final");

      assertThat(listener.exit()).isEqualTo(ExitCode.FAILED.code);
      assertThat(listener.out())
          .contains("#1  sms failed, final  → 302 Found")
          .contains(application.uri() + "  → 302 Found  ")
          .contains("ms: OTPIQ counts this as failed and tries again")
          .contains("redirects are not followed: /login");
    }
  }

  @ParameterizedTest
  @CsvSource({"401 Unauthorized, 401 Unauthorized", "500 Oops, 500 Oops", "302 Found, 302 Found"})
  void what_arrived_is_counted_whatever_the_application_answers(String status, String shown)
      throws IOException {
    try (ScriptedEndpoint application =
        application(closing(status, "Content-Length: 0\r\n") + "\r\n")) {
      listen("--forward-to", application.uri().toString(), "--count", "2", "--timeout", "60s");
      trigger("delivered");

      assertThat(listener.exit()).isEqualTo(ExitCode.FAILED.code);
      assertThat(listener.err())
          .contains("0 webhooks accepted, 2 refused: no findings")
          .contains("\nnot acknowledged by " + application.uri() + ": " + shown + " (2 webhooks)\n")
          .doesNotContain("received ");
    }
  }

  @ParameterizedTest
  @CsvSource({"401, 1", "403, 1", "400, 0", "200, 0"})
  void an_application_that_refuses_the_secret_is_one_for_check(String status, int hints)
      throws IOException {
    try (ScriptedEndpoint application =
        application(closing(status + " X", "Content-Length: 0\r\n") + "\r\n")) {
      listen("--forward-to", application.uri().toString(), "--count", "2", "--timeout", "60s");
      trigger("delivered");
      listener.exit();

      assertThat(listener.err().split("otpiq check " + Pattern.quote(application.uri() + " "), -1))
          .hasSize(1 + hints);
    }
  }

  @Test
  void an_application_that_is_down_is_a_502_and_both_changes_are_shown() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    listen("--forward-to", port + "/hook");
    assertThat(trigger("failed-final").out()).contains("502 Bad Gateway");
    trigger("failed-final");
    try (var back = new ServerSocket(port)) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = back.accept()) {
              socket.getInputStream().read(new byte[4_096]);
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 204 No\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
              // the test looks at the other side
            }
          });
      trigger("failed-final");
    }
    listener.interrupt();

    listener.exit();
    assertThat(listener.err().split("does not respond: nothing listens on", -1)).hasSize(2);
    assertThat(listener.err()).containsSubsequence("does not respond", "responds again");
  }

  @Test
  void a_secret_that_an_application_repeats_is_shown_nowhere() throws IOException {
    try (ScriptedEndpoint application =
        ScriptedEndpoint.http(peer -> {
          String head = peer.readRequest().head();
          peer.send(
              closing("500 canary-1", "Content-Length: " + head.length() + "\r\n") + "\r\n" + head);
        })) {
      String[] options = {"-o", "json", "--forward-to", application.uri().toString(), "--secret"};
      String[] more = {"canary-1", "-H", "Authorization: Bearer canary-2", "--count", "1"};
      listen(Stream.of(options, more).flatMap(Arrays::stream).toArray(String[]::new));
      String body = "{\"smsId\":\"sms_1\"}";
      Wire.send(listener.port(), Wire.post(body, "X-OTPIQ-Webhook-Secret: canary-1"));
      listener.interrupt().exit();

      assertThat(listener.out()).contains("Authorization: [hidden]");
      assertThat(listener.out() + listener.err()).doesNotContain("canary-1", "canary-2");
    }
  }

  @Test
  void forwarding_to_another_machine_needs_allow_remote() {
    var program = new Program(dir);

    assertThat(program.run("listen", "--forward-to", "http://192.0.2.1/")).isEqualTo(2);
    assertThat(program.err()).contains("192.0.2.1 is not this machine").contains("--allow-remote");
  }
}
