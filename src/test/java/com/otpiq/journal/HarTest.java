package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.event.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code proxy.har} was written by mitmproxy 8.1.1 while curl sent two webhooks and two other
 * requests.
 */
class HarTest {
  private static final String SENT =
      "{\"smsId\":\"sms_1\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}";
  private static final String FAILED =
      "{ \"smsId\" : \"sms_1\",\n \"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"failed\",\"reason\":\"نامەکە نەگەیشت\\u0021 ک\u200c\",\"n\":1.0}";

  private @TempDir Path dir;

  @Test
  void the_webhooks_in_what_a_proxy_recorded_come_out_byte_for_byte() {
    List<SavedWebhook> saved = read(Path.of("src/test/resources/har/proxy.har"));

    assertThat(saved).extracting(one -> one.delivery().body().text()).containsExactly(SENT, FAILED);
    assertThat(saved.getFirst().position().line()).isEqualTo(74);
    assertThat(saved.getFirst().delivery().headers().first("content-type"))
        .contains("application/json");
    assertThat(saved.getFirst().delivery().at())
        .isBetween(Instant.parse("2026-11-24T11:11:00Z"), Instant.parse("2026-11-24T11:12:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"log\":{}}",
        "{\"log\":{\"entries\":[]}}",
        "{\"log\":{\"entries\":[1,{},{\"request\":7},{\"request\":{\"method\":\"POST\"}}]}}",
        "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"postData\":{\"text\":\"{}\"}}}]}}"
      })
  void an_archive_without_webhooks_says_so(String text) throws IOException {
    Path file = Files.writeString(dir.resolve("x.har"), text);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(Problem.class)
        .hasMessage(file + " holds no payload");
  }

  private static List<SavedWebhook> read(Path file) {
    return SavedWebhooksReader.read(file.toString(), Path.of(""), InputStream.nullInputStream());
  }
}
