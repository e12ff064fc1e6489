package com.otpiq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.WebhookResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedWebhooksWriterTest {
  private @TempDir Path dir;

  @Test
  void what_is_appended_in_two_runs_is_read_in_order() {
    append("{\"a\":1}", Optional.of(WebhookResponse.of(200, "ok")));
    append("{\"a\":2}", Optional.empty());

    assertThat(
            SavedWebhooksReader.read("saved.jsonl", dir, InputStream.nullInputStream())
                .webhooks()
                .stream()
                .map(saved -> saved.delivery().body().text()))
        .containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(dir.resolve("saved.jsonl")).content().containsOnlyOnce("\"answer\":200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my notes\n",
        "{",
        "{\"smsId\":\"a\"}\n",
        "{\"type\":\"message\"}\n",
        "{\"type\":\"ready\"}\n"
      })
  void a_file_that_otpiq_did_not_write_is_not_changed(String content) throws IOException {
    Path file = Files.writeString(dir.resolve("saved.jsonl"), content);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> SavedWebhooksWriter.open(file))
        .returns(Problem.Kind.INPUT, Problem::kind)
        .withMessage(file + " was not written by otpiq; it was not changed");
    assertThat(file).content().isEqualTo(content);
  }

  @Test
  void an_empty_file_is_accepted() throws IOException {
    Files.createFile(dir.resolve("saved.jsonl"));

    append("{}", Optional.empty());

    assertThat(dir.resolve("saved.jsonl")).isNotEmptyFile();
  }

  private void append(String body, Optional<WebhookResponse> response) {
    try (SavedWebhooksWriter writer = SavedWebhooksWriter.open(dir.resolve("saved.jsonl"))) {
      Delivery delivery = Delivery.ofBody(Instant.EPOCH, BodyParser.parse(body.getBytes(UTF_8)));
      assertThat(writer.append(new ReceivedRequest("POST", "/", delivery), response)).isTrue();
    }
  }
}
