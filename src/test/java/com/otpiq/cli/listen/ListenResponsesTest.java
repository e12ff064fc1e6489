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
