package com.otpiq.cli.listen;

import static com.otpiq.cli.Wire.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of answers, on a real socket. */
class ListenResponsesTest {
  private static final String SECRET = "X-OTPIQ-Webhook-Secret: s3cret";

  private Program listen;
  private @TempDir Path dir;

  @BeforeEach
  void start() {
    listen = new Program(dir).env("OTPIQ_WEBHOOK_SECRET", "s3cret").listen("-o", "json");
  }

  @AfterEach
  void stop() {
    listen.interrupt().exit();
    assertThat(listen.err()).doesNotContain("\tat ").doesNotContain("s3cret");
  }

  @Test
  void a_valid_webhook_is_200() {
    assertThat(post(DELIVERED)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{\"a\":1}x", "{\"status\":\"a\",\"status\":\"b\"}", "\uFEFF{}"})
  void what_is_not_json_is_400(String body) {
    assertThat(post(body)).isEqualTo(400);
  }

  @Test
  void hostile_json_is_400_within_a_second() {
    long start = System.nanoTime();
    assertThat(post("[".repeat(65) + "]".repeat(65))).isEqualTo(400);
    assertThat(post("[".repeat(100_000))).isEqualTo(400);
    assertThat(post("{\"n\":" + "1".repeat(2_000) + "}")).isEqualTo(400);
    assertThat(status(Wire.post(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}, SECRET)))
        .isEqualTo(400);
    assertThat((System.nanoTime() - start) / 4).isLessThan(1_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "\"text\"", "{\"smsId\":1}"})
  void what_breaks_a_documented_rule_is_422(String body) {
    assertThat(post(body)).isEqualTo(422);
  }

  @Test
  void an_unknown_key_is_200_and_visible() {
    assertThat(post(DELIVERED.replace("}", ",\"x\":{\"y\":1}}"))).isEqualTo(200);
    listen.interrupt().exit();

    assertThat(listen.out())
        .contains("\"id\":\"unknown-key\"")
        .contains("\"severity\":\"warning\"");
  }

  @Test
  void over_a_mebibyte_is_413_and_64_kib_pass() {
    assertThat(post(" ".repeat(1_100_000))).isEqualTo(413);
    assertThat(post(" ".repeat(65_536) + DELIVERED)).isEqualTo(200);
  }

  @Test
  void over_a_mebibyte_in_chunks_is_413_too() {
    String head =
        "POST / HTTP/1.1\r\nHost: x\r\n" + SECRET + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = "10000\r\n" + " ".repeat(65_536) + "\r\n";

    assertThat(status(head + chunk.repeat(17) + "0\r\n\r\n")).isEqualTo(413);
  }

  @Test
  void a_client_that_asks_to_continue_may() {
    String head =
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + SECRET
            + "\r\nExpect: 100-continue\r\n";

    assertThat(Wire.send(listen.port(), head + "Content-Length: 2\r\n\r\n{}"))
        .startsWith("HTTP/1.1 100 Continue");
    assertThat(status(head + "Content-Length: 2000000\r\n\r\n")).isEqualTo(413);
  }

  @Test
  void another_expectation_is_417() {
    assertThat(status(Wire.post(DELIVERED, SECRET, "Expect: tea"))).isEqualTo(417);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: foo",
        "Transfer-Encoding: chunked, foo",
        "Transfer-Encoding: foo, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5"
      })
  void odd_transfer_codings_are_refused(String coding) {
    String chunks = "5\r\nhello\r\n0\r\n\r\n";
    String head =
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + SECRET
            + "\r\n"
            + coding
            + "\r\n\r\n";

    assertThat(status(head + chunks)).isIn(0, 400, 501);
    assertThat(status((head + chunks).replace("HTTP/1.1", "HTTP/1.0"))).isIn(0, 400, 501);
    listen.interrupt().exit();
    assertThat(listen.out()).doesNotContain("hello").doesNotContain("\"answer\":200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "TRACE", "OPTIONS", "DELETE", "PATCH"})
  void other_methods_are_405_with_allow(String method) {
    String answer =
        Wire.send(listen.port(), method + " / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 405")
        .contains("Allow: POST")
        .doesNotContain("Access-Control");
    assertThat(answer.endsWith("\r\n\r\n")).isEqualTo(method.equals("HEAD"));
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Encoding: gzip, 415",
    "Content-Encoding: identity, 200",
    "Content-Type: application/json; charset=utf-16, 415",
    "Content-Type: application/json; charset=UTF-8, 200",
    "Content-Type: application/x-www-form-urlencoded, 415",
    "Content-Type: text/plain, 415",
    "Content-Type: application/vnd.otpiq+json, 200"
  })
  void encodings(String header, int status) {
    assertThat(status(Wire.post(DELIVERED, SECRET, header))).isEqualTo(status);
  }

  @Test
  void no_content_type_is_taken_with_a_note() {
    String request =
        new String(Wire.post(DELIVERED, SECRET), StandardCharsets.UTF_8)
            .replace("Content-Type: application/json\r\n", "");

    assertThat(status(request)).isEqualTo(200);
    listen.interrupt().exit();
    assertThat(listen.out()).contains("\"id\":\"content-type\"");
  }

  @Test
  void there_is_no_http2() {
    assertThat(status("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isNotEqualTo(200);
    assertThat(
            status(
                Wire.post(DELIVERED, SECRET, "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__")))
        .isEqualTo(200);
  }

  @Test
  void a_body_that_never_ends_is_408() {
    String head = "POST / HTTP/1.1\r\nHost: x\r\n" + SECRET + "\r\nContent-Length: 50\r\n\r\n{";

    assertThat(Wire.send(listen.port(), head)).startsWith("HTTP/1.1 408");
  }

  private int post(String body) {
    return status(Wire.post(body, SECRET));
  }

  private int status(byte[] request) {
    return Wire.status(Wire.send(listen.port(), request));
  }

  private int status(String request) {
    return Wire.status(Wire.send(listen.port(), request));
  }
}
